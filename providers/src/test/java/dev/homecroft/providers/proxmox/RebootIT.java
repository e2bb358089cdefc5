package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Restarting a node, on a cluster of three. */
class RebootIT {
    private static final Address HOST = new Address("host", "pve1");

    private static Labs labs() {
        return new Labs()
                .with(Wanted.vm("web").on("pve1").id(110).disk("system", "local-lvm", "8G"))
                .with(Wanted.vm("other").on("pve2").id(120).disk("system", "local-lvm", "4G"));
    }

    /** Announced, emptied, and ready for its restart. */
    private static Cycle ready() {
        Cycle cycle = Cycle.of(labs()).settle();
        cycle.carryOut(cycle.care(new HostWish.Announce(HOST)));
        cycle.carryOut(cycle.care(new HostWish.Drain(HOST, false, true)));
        return cycle;
    }

    private static Step restart(Cycle cycle) {
        Proposal plan = cycle.care(new HostWish.Restart(HOST));
        assertThat(plan.blocked()).isEmpty();
        return plan.steps().getFirst();
    }

    private static AtomicInteger restarts(Cycle cycle) {
        AtomicInteger count = new AtomicInteger();
        cycle.control().witness(exchange -> {
            if (exchange.method().equals("POST") && exchange.path().endsWith("/nodes/pve1/status")) {
                count.incrementAndGet();
            }
        });
        return count;
    }

    private static List<String> codes(Proposal proposal) {
        return proposal.blocked().stream().map(entry -> entry.problem().code()).toList();
    }

    @Test
    void emptyNodeIsRestartedWaitedForAndFilledAgain() {
        try (Cycle cycle = ready()) {
            AtomicInteger count = restarts(cycle);
            assertThat(cycle.applyOnce(restart(cycle))).isInstanceOf(StepResult.Done.class);
            assertThat(count).hasValue(1);
            assertThat(cycle.care(new HostWish.Restart(HOST)).steps()).isEmpty();
            cycle.carryOut(cycle.undrain("pve1"));
            assertThat(cycle.look(110)).containsEntry("@node", "pve1").containsEntry("@status", "running");
            cycle.assertSettled();
        }
    }

    @Test
    void restartThatHappenedIsNotMadeTwice() {
        try (Cycle cycle = ready()) {
            AtomicInteger count = restarts(cycle);
            Step step = restart(cycle);
            assertThat(cycle.applyOnce(step)).isInstanceOf(StepResult.Done.class);
            assertThat(cycle.applyOnce(step)).isInstanceOf(StepResult.Done.class);
            assertThat(cycle.probe(step, Optional.empty())).isInstanceOf(StepResult.Done.class);
            assertThat(count).hasValue(1);
        }
    }

    @Test
    void afterACrashANodeThatIsDownIsWaitedForAndNotRestartedAgain() {
        try (Cycle cycle = ready()) {
            Step step = restart(cycle);
            cycle.control().powerOff("pve1");
            assertThat(cycle.probe(step, Optional.empty())).isInstanceOf(StepResult.Unknown.class);
            cycle.control().advance(Duration.ofMinutes(2));
            cycle.control().powerOn("pve1");
            assertThat(cycle.probe(step, Optional.empty())).isInstanceOf(StepResult.Done.class);
        }
    }

    @Test
    void lostAnswerOfTheRestartIsNotARestartTwice() {
        try (Cycle cycle = ready()) {
            AtomicInteger count = restarts(cycle);
            Step step = restart(cycle);
            cycle.control().faults().add(Fault.Rule.once("POST", ".*/status", new Fault.DropsAfter()));
            StepResult result = cycle.applyOnce(step);
            assertThat(result).isNotInstanceOf(StepResult.Failed.class).isNotInstanceOf(StepResult.Retry.class);
            assertThat(cycle.probe(step, Optional.empty())).isInstanceOf(StepResult.Done.class);
            assertThat(count).hasValue(1);
        }
    }

    @Test
    void nodeIsNotRestartedUnlessItIsDrainedForThat() {
        try (Cycle cycle = Cycle.of(labs()).settle()) {
            assertThat(codes(cycle.care(new HostWish.Restart(HOST)))).containsExactly("host-not-drained");
            cycle.carryOut(cycle.drain("pve1", false));
            assertThat(codes(cycle.care(new HostWish.Restart(HOST)))).containsExactly("host-not-drained");
        }
    }

    @Test
    void guestThatCameMeanwhileIsSeenBeforeTheCall() {
        try (Cycle cycle = ready()) {
            AtomicInteger count = restarts(cycle);
            Step step = restart(cycle);
            cycle.control().anna().create("qemu", "pve1", 190, Map.of("name", "windows"));
            cycle.control().anna().start(190);
            assertThat(codes(cycle.care(new HostWish.Restart(HOST)))).containsExactly("host-not-empty");
            assertThat(cycle.applyOnce(step)).isInstanceOf(StepResult.Failed.class);
            assertThat(count).hasValue(0);
            assertThat(cycle.look(190)).containsEntry("@status", "running");
        }
    }

    @Test
    void nodeIsNotTakenAwayBesideAnotherThatIsDown() {
        try (Cycle cycle = ready()) {
            AtomicInteger count = restarts(cycle);
            Step step = restart(cycle);
            cycle.control().powerOff("pve3");
            assertThat(codes(cycle.care(new HostWish.Restart(HOST)))).containsExactly("quorum-at-risk");
            assertThat(codes(cycle.care(new HostWish.Announce(new Address("host", "pve2")))))
                    .containsExactly("quorum-at-risk");
            assertThat(cycle.applyOnce(step)).isInstanceOf(StepResult.Failed.class);
            assertThat(count).hasValue(0);
        }
    }

    @Test
    void markThatSomebodyTookOutIsARefusal() {
        try (Cycle cycle = ready()) {
            AtomicInteger count = restarts(cycle);
            Step step = restart(cycle);
            cycle.ask("PUT", "/nodes/pve1/config", Map.of("description", "Hands off."));
            assertThat(cycle.applyOnce(step)).isInstanceOf(StepResult.Refused.class);
            assertThat(count).hasValue(0);
        }
    }
}
