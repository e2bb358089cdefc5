package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Secret;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.ProxmoxSettings;
import dev.homecroft.providers.proxmox.api.Transport;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Action;
import dev.homecroft.state.Step;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What happened to others, by name. Where it can be shown, the naive rule is followed by hand first and does the harm; then
 * ours is followed and does none.
 */
class AccidentsIT {
    private static Wanted db() {
        return Wanted.vm("db")
                .on("pve1")
                .id(150)
                .disk("system", "local-lvm", "16G")
                .nic("net0", "");
    }

    private static void somebodyTakes(Cycle cycle, int id) {
        cycle.control()
                .anna()
                .create(
                        "qemu",
                        "pve1",
                        id,
                        Map.of("name", "precious", "scsi0", "local-lvm:4", "net0", "virtio,bridge=vmbr0"));
    }

    /** Deletes by id, as the tools in these stories did. */
    private static Answer naiveDelete(Cycle cycle, int id) {
        Connection connection = cycle.context().connection(Cycle.HOME);
        try (ProxmoxClient client = new ProxmoxClient(
                "home",
                new Transport(connection, ProxmoxSettings.DEFAULT),
                new Secret(ProxmoxSimulatorConfig.ROOT_TOKEN))) {
            Answer answer = client.delete("/nodes/pve1/qemu/" + id, Map.of("purge", "1"));
            cycle.control().finishTasks();
            return answer;
        }
    }

    private static Step deleteOf(Cycle cycle) {
        cycle.declare(new Labs()).name("db");
        Proposal plan = cycle.plan();
        assertThat(cycle.apply(cycle.step(plan, "db", "shutdown"))).isInstanceOf(StepResult.Done.class);
        return cycle.step(plan, "db", "delete");
    }

    @Test
    void capmox856FailedCloneDestroysNobody() {
        Labs labs = new Labs()
                .with(Wanted.vm("base").on("pve1").id(140).template().disk("system", "local-lvm", "4G"))
                .with(Wanted.vm("db").on("pve1").id(150).cloneOf("base").disk("system", "local-lvm", "4G"));
        try (Cycle cycle = Cycle.of(new Labs()
                        .with(Wanted.vm("base").on("pve1").id(140).template().disk("system", "local-lvm", "4G")))
                .settle()) {
            Step create = cycle.step(cycle.declare(labs).plan(), "db", "create");
            cycle.control()
                    .faults()
                    .add(Fault.Rule.once("POST", ".*/clone", new Fault.TaskFails("clone failed: no space left")));
            assertThat(cycle.apply(create)).isInstanceOf(StepResult.Failed.class);
            somebodyTakes(cycle, 150);
            Map<String, String> before = cycle.look(150);

            assertThat(cycle.apply(create)).isInstanceOf(StepResult.Refused.class);
            assertThat(cycle.probe(create, Optional.empty())).isInstanceOf(StepResult.Refused.class);
            assertThat(cycle.look(150)).isEqualTo(before);

            assertThat(naiveDelete(cycle, 150)).isInstanceOf(Answer.Ok.class);
            assertThat(cycle.control().look(150))
                    .as("the naive clean-up destroys it")
                    .isEmpty();
        }
    }

    @Test
    void capmox856RequeuedDestroyFindsAnotherAndTouchesNothing() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Step delete = deleteOf(cycle);
            assertThat(cycle.apply(delete)).isInstanceOf(StepResult.Done.class);
            somebodyTakes(cycle, 150);
            Map<String, String> before = cycle.look(150);

            assertThat(cycle.apply(delete)).isInstanceOf(StepResult.Done.class);
            assertThat(cycle.look(150)).isEqualTo(before);

            assertThat(naiveDelete(cycle, 150)).isInstanceOf(Answer.Ok.class);
            assertThat(cycle.control().look(150))
                    .as("the naive repeat destroys it")
                    .isEmpty();
        }
    }

    @Test
    void capmox856SomebodyTakesTheIdBetweenShutdownAndDelete() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Step delete = deleteOf(cycle);
            cycle.control().anna().delete(150);
            somebodyTakes(cycle, 150);
            Map<String, String> before = cycle.look(150);
            assertThat(cycle.apply(delete)).isInstanceOf(StepResult.Done.class);
            assertThat(cycle.look(150)).isEqualTo(before);
        }
    }

    @Test
    void omni28WhatIsGoneIsDone() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Step delete = deleteOf(cycle);
            cycle.control().anna().delete(150);
            assertThat(cycle.applyOnce(delete)).isInstanceOf(StepResult.Done.class);
        }
    }

    @Test
    void omni75GuestThatMovedIsFoundOnItsNewNode() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Step delete = deleteOf(cycle);
            cycle.control().moveByHa(150, "pve3");
            assertThat(naiveDelete(cycle, 150))
                    .as("the naive delete goes to the old node")
                    .isInstanceOf(Answer.Refused.class);
            assertThat(cycle.apply(delete)).isInstanceOf(StepResult.Done.class);
            assertThat(cycle.control().look(150)).isEmpty();
        }
    }

    @Test
    void bpg2925IdThatBelongsToAnotherNowIsLeftAndOursIsMadeAnew() {
        Wanted free =
                Wanted.vm("db").on("pve1").disk("system", "local-lvm", "16G").nic("net0", "");
        try (Cycle cycle = Cycle.of(new Labs().with(free)).settle()) {
            long id = cycle.guest("db").fields().whole("id").orElseThrow();
            cycle.control().anna().delete((int) id);
            somebodyTakes(cycle, (int) id);
            Map<String, String> before = cycle.look((int) id);
            Proposal plan = cycle.plan();
            assertThat(cycle.step(plan, "db", "create").arguments().whole("id")).isNotEqualTo(Optional.of(id));
            cycle.carryOut(plan);
            assertThat(cycle.look((int) id)).isEqualTo(before);
        }
    }

    @Test
    void bpg2925DeclaredIdThatBelongsToAnotherIsBlocked() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            somebodyTakes(cycle, 150);
            Proposal plan = cycle.plan();
            assertThat(plan.steps()).isEmpty();
            assertThat(plan.blocked()).singleElement().satisfies(blocked -> {
                assertThat(blocked.problem().code()).isEqualTo("id-taken");
                assertThat(blocked.problem().summary()).contains("`precious`");
            });
        }
    }

    @Test
    void crabbox1651CopyWithOurMarkIsForeign() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            cycle.control().anna().copy(150, 180, "db");
            Map<String, String> copy = cycle.look(180);
            assertThat(copy.get("description")).as("the mark is copied").contains("croft-mark");
            cycle.declare(new Labs()).name("db").settle();
            assertThat(cycle.control().look(150)).isEmpty();
            assertThat(cycle.look(180)).isEqualTo(copy);
        }
    }

    @Test
    void capmox733CreateThatIsRepeatedMakesOneGuest() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            Step first = cycle.step(cycle.plan(), "db", "create");
            cycle.control().faults().add(Fault.Rule.once("POST", ".*/qemu", new Fault.DropsAfter()));
            assertThat(cycle.apply(first)).isInstanceOf(StepResult.Done.class);
            assertThat(cycle.apply(first)).isInstanceOf(StepResult.Done.class);
            assertThat(cycle.observe().ofKind("guest")).hasSize(1);
        }
    }

    @Test
    void capmox733SameGuestUnderAnotherIdIsNotMadeTwice() {
        Wanted free =
                Wanted.vm("db").on("pve1").disk("system", "local-lvm", "16G").nic("net0", "");
        try (Cycle cycle = Cycle.of(new Labs().with(free))) {
            Proposal stale = cycle.plan();
            somebodyTakes(cycle, 100);
            cycle.settle();
            cycle.control().anna().delete(100);
            assertThat(cycle.apply(cycle.step(stale, "db", "create"))).isInstanceOf(StepResult.Refused.class);
            assertThat(cycle.observe().ofKind("guest")).hasSize(1);
        }
    }

    @Test
    void capmox742DeleteOfARunningGuestIsReadToItsEnd() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Step delete = deleteOf(cycle);
            cycle.control().anna().start(150);
            assertThat(cycle.apply(delete))
                    .isInstanceOfSatisfying(
                            StepResult.Failed.class,
                            failed -> assertThat(failed.problem().code()).isEqualTo("still-running"));
            assertThat(cycle.look(150)).containsEntry("@status", "running");
        }
    }

    @Test
    void interruptedCloneIsFinishedByItsOwnStepAndByNoOther() {
        Labs base =
                new Labs().with(Wanted.vm("base").on("pve1").id(140).template().disk("system", "local-lvm", "4G"));
        try (Cycle cycle = Cycle.of(base).settle()) {
            Labs both = new Labs()
                    .with(Wanted.vm("base").on("pve1").id(140).template().disk("system", "local-lvm", "4G"))
                    .with(Wanted.vm("db").on("pve1").id(150).cloneOf("base").disk("system", "local-lvm", "4G"));
            Step create = cycle.step(cycle.declare(both).plan(), "db", "create");
            cycle.control()
                    .faults()
                    .add(Fault.Rule.once("POST", ".*/qemu/150/config", new Fault.Answers(500, "got killed")));
            assertThat(cycle.applyOnce(create)).isInstanceOf(StepResult.Unknown.class);
            assertThat(cycle.look(150)).containsKey("description");

            Proposal other = cycle.plan();
            assertThat(other.steps())
                    .filteredOn(step -> step.action() == Action.CREATE)
                    .isEmpty();

            assertThat(cycle.probe(create, Optional.empty())).isInstanceOf(StepResult.Done.class);
            assertThat(cycle.guest("db").fields().whole("id")).contains(150L);
        }
    }
}
