package dev.homecroft.providers.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.dns.wire.NameServers;
import dev.homecroft.simulators.dns.DnsFault;
import dev.homecroft.simulators.dns.DnsOperation;
import dev.homecroft.simulators.dns.DnsPeer;
import dev.homecroft.simulators.dns.DnsSimulator;
import dev.homecroft.simulators.dns.DnsSimulatorConfig;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

/** What the provider makes of servers and networks that misbehave. */
final class DnsAccidentsTest {
    private static final DnsSimulatorConfig CONFIG = DnsSimulatorConfig.empty()
            .withEmptyZone(Labs.ZONE + ".")
            .withEmptyZone(Labs.REVERSE + ".")
            .withKey(DnsPeer.KEY);

    private DnsSimulator simulator = DnsSimulator.start(CONFIG);
    private final Loop loop = Loop.of(Labs.on(simulator.address()).record("www.lab.test", "A", "10.0.0.1"), "1");

    @AfterEach
    void stop() {
        simulator.close();
    }

    private StepResult applyWith(DnsFault fault) {
        Step step = loop.plan().steps().getFirst();
        simulator.control().fault(DnsOperation.UPDATE, fault, 1);
        return loop.apply(step);
    }

    private long records() {
        return simulator.control().records(Labs.ZONE).stream()
                .filter(line -> line.startsWith("www."))
                .count();
    }

    @Test
    void anAnswerLostAfterTheEffectIsFoundOutAndDone() {
        assertThat(applyWith(new DnsFault.LoseAnswer())).isInstanceOf(StepResult.Done.class);
        assertThat(records()).isEqualTo(1);
    }

    @Test
    void aRequestLostBeforeTheEffectCanBeRetried() {
        assertThat(applyWith(new DnsFault.LoseRequest())).isInstanceOf(StepResult.Retry.class);
        assertThat(records()).isZero();
        assertThat(loop.apply(loop.plan().steps().getFirst())).isInstanceOf(StepResult.Done.class);
    }

    @Test
    void whenNobodyCanBeAskedTheOutcomeIsUnknownUntilProbed() {
        Step step = loop.plan().steps().getFirst();
        simulator.control().fault(DnsOperation.UPDATE, new DnsFault.LoseAnswer(), 1);
        simulator.control().fault(DnsOperation.UPDATE, new DnsFault.LoseRequest(), 1);
        assertThat(loop.apply(step)).isInstanceOf(StepResult.Unknown.class);
        assertThat(loop.probe(step)).isInstanceOf(StepResult.Done.class);
    }

    @Test
    void aServerThatFailsIsTriedAgainLater() {
        assertThat(applyWith(DnsFault.Answer.servfail())).isInstanceOfSatisfying(StepResult.Retry.class, retry -> {
            assertThat(retry.after()).isPositive();
            assertThat(retry.problem().code()).isEqualTo("dns-server-failure");
        });
    }

    @Test
    void aServerThatIsAwayIsTriedAgainLater() {
        Step step = loop.plan().steps().getFirst();
        simulator.close();
        assertThat(loop.apply(step))
                .isInstanceOfSatisfying(
                        StepResult.Retry.class,
                        retry -> assertThat(retry.problem().code()).isEqualTo("dns-unreachable"));
        assertThat(loop.probe(step)).isInstanceOf(StepResult.Unknown.class);
        Observation observation = loop.observe().values().iterator().next();
        assertThat(observation.freshness()).isInstanceOf(Freshness.Unreachable.class);
        simulator = DnsSimulator.start(CONFIG);
    }

    private Diagnostic failure(DnsFault fault) {
        StepResult result = applyWith(fault);
        assertThat(result).isInstanceOf(StepResult.Failed.class);
        return ((StepResult.Failed) result).problem();
    }

    @Test
    void failuresNameTheThingTheServerTheCauseAndTheNextStep() {
        Function<DnsFault, Diagnostic> problem = this::failure;
        assertThat(problem.apply(new DnsFault.RefuseKey()).code()).isEqualTo("dns-key-unknown");
        assertThat(problem.apply(new DnsFault.RefuseTime()).code()).isEqualTo("dns-clock");
        assertThat(problem.apply(DnsFault.Answer.refused()).code()).isEqualTo("dns-refused");
        assertThat(problem.apply(new DnsFault.Answer(Rcode.NOTAUTH)).code()).isEqualTo("dns-not-primary");
        assertThat(problem.apply(new DnsFault.Answer(Rcode.NOTZONE)).code()).isEqualTo("dns-not-in-zone");
        assertThat(problem.apply(new DnsFault.Answer(Rcode.NOTIMP)).code()).isEqualTo("dns-not-implemented");
        Diagnostic refused = problem.apply(DnsFault.Answer.refused());
        assertThat(refused.address())
                .hasValueSatisfying(address -> assertThat(address).hasToString("record/www.lab.test/A"));
        assertThat(refused.summary())
                .contains(Integer.toString(simulator.address().getPort()), "`lab.test`");
        assertThat(refused.hints()).first().asString().contains("`croft`");
        assertThat(records()).isZero();
    }

    @Test
    void aClockThatIsWrongIsNamedWithTheGap() {
        DnsProvider late = new DnsProvider(NameServers.TCP, Clock.offset(Clock.systemUTC(), Duration.ofHours(-2)));
        Loop wrong = new Loop(late, Labs.on(simulator.address()).lab(), "1");
        assertThat(wrong.observe().values()).allSatisfy(observation -> {
            assertThat(observation.freshness()).isInstanceOf(Freshness.Unreachable.class);
            assertThat(observation.problems().getFirst().code()).isEqualTo("dns-clock");
            assertThat(observation.problems().getFirst().detail()).containsPattern("7[12][0-9]{2} s apart");
        });
    }

    @Test
    void aTransferThatIsRefusedMakesTheZoneUnreachable() {
        simulator.control().fault(DnsOperation.TRANSFER, DnsFault.Answer.refused(), 1);
        Observation observation = loop.observe().values().iterator().next();
        assertThat(observation.problems().getFirst().code()).isEqualTo("dns-refused");
        assertThat(observation.objects()).isEmpty();
    }

    @Test
    void aMarkThatSomebodyTouchedCountsForNothing() {
        loop.applyAll(loop.plan());
        simulator.control().add(Labs.ZONE, "_croft-a.www 300 IN TXT \"mine\"");
        Observation observation = loop.observe(Labs.ZONE);
        assertThat(observation.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("dns-mark-unreadable"));
        assertThat(loop.plan().steps()).isEmpty();
        assertThat(loop.plan().blocked()).hasSize(1);
    }

    @Test
    void secondariesAreAskedAtTheirOwnAddresses() {
        try (DnsSimulator secondary = DnsSimulator.start(CONFIG)) {
            Labs labs = new Labs()
                    .server("ns1", simulator.address())
                    .server("ns2", secondary.address())
                    .zone(Labs.ZONE, Optional.empty())
                    .record("www.lab.test", "A", "10.0.0.1");
            Loop two = Loop.of(labs, "1");
            assertThat(two.observe(Labs.ZONE).problems()).isEmpty();
            two.applyAll(two.plan());
            assertThat(two.observe(Labs.ZONE).problems()).singleElement().satisfies(note -> {
                assertThat(note.code()).isEqualTo("dns-secondary-behind");
                assertThat(note.detail()).isEqualTo("The primary has serial 2, it has 1.");
            });
            assertThat(two.observe(Labs.ZONE).freshness()).isEqualTo(Freshness.FRESH);
            assertThat(secondary.control().serial(Labs.ZONE)).isEqualTo(1);
        }
    }

    @Test
    void noSecretShowsInAnyWord() {
        String all = loop.plan() + " " + loop.observe() + " " + failure(new DnsFault.RefuseKey());
        assertThat(all).doesNotContain(DnsPeer.KEY.secret());
    }
}
