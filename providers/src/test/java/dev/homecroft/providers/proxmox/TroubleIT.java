package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.simulators.proxmox.cluster.ProxmoxFaults;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Attribution;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Preflight;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.spi.contract.FakeContext;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TroubleIT {
    private static Wanted db() {
        return Wanted.vm("db")
                .on("pve1")
                .id(150)
                .disk("system", "local-lvm", "16G")
                .nic("net0", "");
    }

    private static Labs template() {
        return new Labs().with(Wanted.vm("base").on("pve1").id(140).template().disk("system", "local-lvm", "4G"));
    }

    private static void strike(Cycle cycle, String method, String path, Fault fault) {
        cycle.control().faults().add(Fault.Rule.once(method, path, fault));
    }

    @Test
    void lockOfACloneIsWaitedFor() {
        try (Cycle cycle = Cycle.of(template()).settle()) {
            Labs both = template()
                    .with(Wanted.vm("db").on("pve1").id(150).cloneOf("base").disk("system", "local-lvm", "4G"));
            Step create = cycle.step(cycle.declare(both).plan(), "db", "create");
            strike(cycle, "POST", ".*/clone", ProxmoxFaults.lockTimeoutInTask(150));
            assertThat(cycle.applyOnce(create)).isInstanceOf(StepResult.Retry.class);
            assertThat(cycle.applyOnce(create)).isInstanceOf(StepResult.Done.class);
        }
    }

    @Test
    void lockOfAStorageIsWaitedFor() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            Step create = cycle.step(cycle.plan(), "db", "create");
            strike(cycle, "POST", ".*/qemu", ProxmoxFaults.storageLockTimeout("local-lvm"));
            assertThat(cycle.applyOnce(create)).isInstanceOf(StepResult.Retry.class);
            assertThat(cycle.applyOnce(create)).isInstanceOf(StepResult.Done.class);
        }
    }

    @Test
    void taskThatWarnsIsDoneAndItsWarningIsShown() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            Step create = cycle.step(cycle.plan(), "db", "create");
            strike(cycle, "POST", ".*/qemu", new Fault.TaskWarns("thin pool grows beyond its volume group"));
            assertThat(cycle.applyOnce(create))
                    .isInstanceOfSatisfying(
                            StepResult.Done.class,
                            done -> assertThat(done.warnings())
                                    .extracting(Diagnostic::summary)
                                    .singleElement()
                                    .asString()
                                    .contains("thin pool grows beyond its volume group"));
        }
    }

    @Test
    void workerThatDiedIsLookedAfterBeforeAnythingIsRepeated() {
        for (boolean done : List.of(true, false)) {
            try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
                Step create = cycle.step(cycle.plan(), "db", "create");
                strike(cycle, "POST", ".*/qemu", ProxmoxFaults.noWorkerUpid(done));
                assertThat(cycle.applyOnce(create)).isInstanceOf(done ? StepResult.Done.class : StepResult.Retry.class);
            }
        }
    }

    @Test
    void fullStorageFailsWithItsNameAndLeavesNothing() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            Step create = cycle.step(cycle.plan(), "db", "create");
            strike(cycle, "POST", ".*/qemu", ProxmoxFaults.storageFull("local-lvm"));
            assertThat(cycle.applyOnce(create)).isInstanceOfSatisfying(StepResult.Failed.class, failed -> {
                assertThat(failed.problem().detail()).contains("No space left");
                assertThat(failed.problem().summary()).contains("create guest 150 on `pve1`");
                assertThat(failed.problem().hints()).anyMatch(hint -> hint.contains("another `storage`"));
            });
            assertThat(cycle.control().look(150)).isEmpty();
        }
    }

    @Test
    void credentialThatIsRefusedMidRunIsNotTriedAgain() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            Step create = cycle.step(cycle.plan(), "db", "create");
            strike(cycle, "POST", ".*/qemu", ProxmoxFaults.unauthorized());
            assertThat(cycle.applyOnce(create))
                    .isInstanceOfSatisfying(
                            StepResult.Failed.class,
                            failed -> assertThat(failed.problem().code()).isEqualTo("proxmox-credential"));
        }
    }

    @Test
    void slowPeerIsLookedAfter() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            Step create = cycle.step(cycle.plan(), "db", "create");
            strike(cycle, "POST", ".*/qemu", ProxmoxFaults.tooSlow());
            assertThat(cycle.applyOnce(create)).isInstanceOf(StepResult.Retry.class);
            assertThat(cycle.applyOnce(create)).isInstanceOf(StepResult.Done.class);
        }
    }

    @Test
    void deadNodeHidesItsOwnGuestsAndNothingElse() {
        Wanted other = Wanted.vm("other").on("pve2").id(151).disk("system", "local-lvm", "4G");
        try (Cycle cycle = Cycle.of(new Labs().with(db()).with(other)).settle()) {
            cycle.control().powerOff("pve1");
            cycle.control().advance(Duration.ofMinutes(1));
            Observation observation = cycle.observe();
            assertThat(observation.freshness()).isEqualTo(Freshness.FRESH);
            Map<String, Boolean> fresh = observation.ofKind("guest").stream()
                    .collect(Collectors.toMap(object -> object.ref().locator(), ObservedObject::isFresh));
            assertThat(fresh).containsEntry("qemu/150", false).containsEntry("qemu/151", true);
        }
    }

    @Test
    void aNodeThatLostSightOfTheOthersIsNotBelieved() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Set<String> pins = pins(cycle);
            List<URI> turned = List.of(
                    cycle.simulator().endpoints().get("pve3"),
                    cycle.simulator().endpoints().get("pve1"));
            FakeContext both = context(cycle, turned, pins);
            cycle.control().cutOff("pve3");
            Observation observation = cycle.provider().observe(Cycle.HOME, both);
            assertThat(observation.ofKind("guest"))
                    .extracting(ObservedObject::isFresh)
                    .containsOnly(true);
            Observation alone = cycle.provider().observe(Cycle.HOME, context(cycle, turned.subList(0, 1), pins));
            assertThat(alone.freshness()).isInstanceOf(Freshness.Unreachable.class);
            assertThat(alone.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo("proxmox-no-quorum"))
                    .satisfies(problem -> assertThat(problem.detail()).contains("1 of 3 nodes"));
        }
    }

    @Test
    void callsGoOnWithTheNextEndpoint() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            cycle.control().powerOff("pve3");
            List<URI> turned = List.of(
                    URI.create("https://127.0.0.1:1"),
                    cycle.simulator().endpoints().get("pve2"));
            FakeContext context = context(cycle, turned, pins(cycle));
            assertThat(cycle.provider().observe(Cycle.HOME, context).freshness())
                    .isEqualTo(Freshness.FRESH);
            Step create = cycle.step(cycle.plan(), "db", "create");
            assertThat(cycle.provider().apply(create, context)).isInstanceOf(StepResult.Done.class);
        }
    }

    @Test
    void otherCertificateIsNotBelieved() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            String other = "00:".repeat(31) + "00";
            Observation observation = cycle.provider()
                    .observe(
                            Cycle.HOME,
                            context(
                                    cycle,
                                    List.copyOf(cycle.simulator().endpoints().values()),
                                    Set.of(other)));
            assertThat(observation.freshness()).isInstanceOf(Freshness.Unreachable.class);
            assertThat(observation.problems().getFirst().detail()).contains(pins(cycle));
        }
    }

    @Test
    void oneFingerprintOfThreeIsEnoughForItsNode() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            List<URI> all = List.copyOf(cycle.simulator().endpoints().values());
            Set<String> second =
                    Set.of(Optional.ofNullable(cycle.simulator().fingerprints().get("pve2"))
                            .orElseThrow());
            assertThat(cycle.provider()
                            .observe(Cycle.HOME, context(cycle, all, second))
                            .freshness())
                    .isEqualTo(Freshness.FRESH);
        }
    }

    @Test
    void aCertificateThatEndedIsBelievedByItsFingerprintAndSaid() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            cycle.control().replaceCertificate("pve1", Instant.parse("2025-01-31T12:00:00Z"));
            List<URI> first = List.of(cycle.simulator().endpoints().get("pve1"));
            Observation observation = cycle.provider().observe(Cycle.HOME, context(cycle, first, pins(cycle)));
            assertThat(observation.freshness()).isEqualTo(Freshness.FRESH);
            assertThat(observation.problems())
                    .extracting(Diagnostic::summary)
                    .containsExactly("The certificate `pve-ssl.pem` of `pve1` ended on 2025-01-31.");
            Connection trusting = new Connection(Cycle.HOME, first, Set.of(), Optional.of(Labs.TOKEN), Map.of());
            assertThat(cycle.provider()
                            .observe(Cycle.HOME, context(cycle, trusting))
                            .freshness())
                    .isInstanceOf(Freshness.Unreachable.class);
        }
    }

    private static Set<String> pins(Cycle cycle) {
        return Set.copyOf(cycle.simulator().fingerprints().values());
    }

    private static FakeContext context(Cycle cycle, List<URI> endpoints, Set<String> fingerprints) {
        return context(cycle, new Connection(Cycle.HOME, endpoints, fingerprints, Optional.of(Labs.TOKEN), Map.of()));
    }

    private static FakeContext context(Cycle cycle, Connection connection) {
        return new FakeContext(
                "tower",
                List.of(connection),
                Map.of(Labs.TOKEN, ProxmoxSimulatorConfig.ROOT_TOKEN),
                cycle.control()::advance);
    }

    @Test
    void whoChangedAGuestIsReadFromTheTaskLog() {
        try (Cycle cycle = Cycle.of(new Labs().with(db())).settle()) {
            Attribution provider = (Attribution) cycle.provider();
            ObservedObject guest = cycle.guest("db");
            assertThat(provider.lastChange(guest, cycle.context())).isEmpty();
            cycle.control().anna().stop(150);
            assertThat(provider.lastChange(guest, cycle.context())).hasValueSatisfying(author -> {
                assertThat(author.who()).contains("anna@pam");
                assertThat(author.what()).isEqualTo("qmstop");
            });
        }
    }

    @Test
    void allRightsOfRootSuffice() {
        try (Cycle cycle = Cycle.of(new Labs().with(db()))) {
            Proposal plan = cycle.plan();
            List<Diagnostic> missing =
                    ((Preflight) cycle.provider()).preflight(Cycle.HOME, plan.steps(), cycle.context());
            assertThat(missing).isEmpty();
        }
    }
}
