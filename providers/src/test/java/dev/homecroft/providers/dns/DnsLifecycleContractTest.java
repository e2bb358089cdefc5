package dev.homecroft.providers.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Status;
import dev.homecroft.simulators.dns.DnsPeer;
import dev.homecroft.simulators.dns.Talk;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Action;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** A lab's names from nothing to gone, against any server with dynamic update. */
abstract class DnsLifecycleContractTest {
    private static final String BARE = """
            @ 3600 IN SOA ns hostmaster 1 7200 900 1209600 300
            @ 3600 IN NS ns
            ns 3600 IN A 127.0.0.1
            """;

    private Optional<DnsPeer> peer = Optional.empty();

    abstract DnsPeer start(Path folder, List<DnsPeer.Zone> zones);

    @BeforeEach
    void startServer(@TempDir Path folder) {
        peer = Optional.of(start(
                folder, List.of(new DnsPeer.Zone(Labs.ZONE + ".", BARE), new DnsPeer.Zone(Labs.REVERSE + ".", BARE))));
    }

    @AfterEach
    void stopServer() {
        peer.ifPresent(DnsPeer::close);
    }

    private Labs labs() {
        return Labs.on(peer.orElseThrow().address());
    }

    private Talk talk() {
        return Talk.signed(peer.orElseThrow().address());
    }

    /** A lab with every type, a wildcard, an alias, a machine and its reverse name. */
    private Labs full() {
        return labs().host("pve-1", Status.ACTIVE, List.of("console"), Labs.nic("servers", "10.20.0.11"))
                .vip("gate", "10.20.0.50", "www")
                .record("*.apps.lab.test", "A", "10.20.0.50", "10.20.0.51")
                .record("six.lab.test", "AAAA", "FD00:0::0001")
                .record("_ldap._tcp.lab.test", "SRV", "10 20 389 PVE-1.lab.test.")
                .record("lab.test", "MX", "10 pve-1.lab.test")
                .record("text.lab.test", Optional.of(Duration.ofMinutes(5)), "TXT", "x".repeat(400), "a; b \\ \"ü\"");
    }

    private static void allDone(List<StepResult> results) {
        assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOf(StepResult.Done.class));
    }

    private void apply(Labs labs, String seed) {
        Loop loop = Loop.of(labs, seed);
        allDone(loop.applyAll(loop.plan()));
    }

    /** What a person does at the server. */
    private void byHand(java.util.function.Consumer<Update> change) {
        Update update = new Update(Talk.name(Labs.ZONE));
        change.accept(update);
        assertThat(talk().send(update)).isEqualTo(Rcode.NOERROR);
    }

    private static void add(Update update, String name, int type, String data) {
        try {
            update.add(Talk.name(name), type, 60, data);
        } catch (IOException notData) {
            throw new UncheckedIOException(notData);
        }
    }

    private static void replace(Update update, String name, int type, String data) {
        update.delete(Talk.name(name), type);
        add(update, name, type, data);
    }

    private List<String> zone() {
        try {
            return talk().transfer(Labs.ZONE).stream()
                    .filter(record -> record.getType() != Type.SOA)
                    .map(Record::toString)
                    .toList();
        } catch (Exception unread) {
            throw new IllegalStateException(unread);
        }
    }

    private static Address address(String key) {
        return new Address("record", key);
    }

    @Test
    void aFreshApplyIsFollowedByAnEmptyPlan() {
        Proposal first = Loop.of(full(), "1").plan();
        assertThat(first.steps()).hasSize(11).allSatisfy(step -> {
            assertThat(step.action()).isEqualTo(Action.CREATE);
            assertThat(step.risk()).isEqualTo(Risk.SAFE);
            assertThat(step.expects()).isEmpty();
        });
        apply(full(), "1");
        Proposal second = Loop.of(full(), "2").plan();
        assertThat(second.steps()).isEmpty();
        assertThat(second.unchanged()).hasSize(11);
        assertThat(second.blocked()).isEmpty();
    }

    @Test
    void whatIsUndeclaredIsRemovedWithItsMarksAndNothingElse() {
        List<String> before = zone();
        apply(full(), "1");
        byHand(update -> add(update, "someone.lab.test", Type.A, "10.9.9.9"));
        apply(labs(), "2");
        assertThat(zone()).hasSize(before.size() + 1).anyMatch(line -> line.startsWith("someone."));
        assertThat(Loop.of(labs(), "3").plan().steps()).isEmpty();
    }

    @Test
    void aChangedDeclarationReplacesTheSetAndSaysWhere() {
        apply(labs().record("www.lab.test", "A", "10.20.0.1"), "1");
        Labs changed = labs().record("www.lab.test", "A", "10.20.0.2", "10.20.0.3");
        Proposal plan = Loop.of(changed, "2").plan();
        assertThat(plan.steps()).singleElement().satisfies(step -> {
            assertThat(step.action()).isEqualTo(Action.UPDATE);
            assertThat(step.reason().code()).isEqualTo(Reason.Code.DECLARATION_CHANGED);
            assertThat(step.changes()).singleElement().satisfies(change -> {
                assertThat(change.observed().orElseThrow()).hasToString("10.20.0.1");
                assertThat(change.desired().orElseThrow()).hasToString("10.20.0.2, 10.20.0.3");
                assertThat(change.stated()).isPresent();
            });
        });
        apply(changed, "2");
        assertThat(Loop.of(changed, "3").plan().steps()).isEmpty();
    }

    @Test
    void ttlCountsOnlyWhenStated() {
        apply(labs().record("www.lab.test", "A", "10.20.0.1"), "1");
        byHand(update -> replace(update, "www.lab.test", Type.A, "10.20.0.1"));
        assertThat(Loop.of(labs().record("www.lab.test", "A", "10.20.0.1"), "2")
                        .plan()
                        .steps())
                .isEmpty();
        Labs stated = labs().record("www.lab.test", Optional.of(Duration.ofMinutes(2)), "A", "10.20.0.1");
        apply(stated, "3");
        assertThat(zone()).anyMatch(line -> line.matches("www\\.lab\\.test\\.\\s+120\\s+IN\\s+A\\s+10\\.20\\.0\\.1"));
        assertThat(Loop.of(stated, "4").plan().steps()).isEmpty();
    }

    @Test
    void driftIsShownWithBothSidesAndIsNotSafeToRevert() {
        Labs labs = labs().record("www.lab.test", "A", "10.20.0.1");
        apply(labs, "1");
        byHand(update -> replace(update, "www.lab.test", Type.A, "192.0.2.99"));
        Proposal plan = Loop.of(labs, "2").plan();
        assertThat(plan.steps()).singleElement().satisfies(step -> {
            assertThat(step.reason().code()).isEqualTo(Reason.Code.DRIFTED);
            assertThat(step.risk()).isEqualTo(Risk.DISRUPTIVE);
            assertThat(step.changes().getFirst().observed().orElseThrow()).hasToString("192.0.2.99");
        });
        apply(labs, "2");
        assertThat(Loop.of(labs, "3").plan().steps()).isEmpty();
    }

    @Test
    void aSetThatSomebodyElseReplacedIsNotRemovedUnlessNamed() {
        apply(labs().record("www.lab.test", "A", "10.20.0.1"), "1");
        byHand(update -> replace(update, "www.lab.test", Type.A, "192.0.2.99"));
        Proposal plan = Loop.of(labs(), "2").plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.held())
                .singleElement()
                .satisfies(held ->
                        assertThat(held.destroys()).singleElement().asString().contains("192.0.2.99"));
        Loop named = Loop.of(labs(), "3").naming(address("www.lab.test/A"));
        assertThat(named.plan().steps())
                .singleElement()
                .satisfies(step -> assertThat(step.risk()).isEqualTo(Risk.DESTRUCTIVE));
        allDone(named.applyAll(named.plan()));
        assertThat(zone()).noneMatch(line -> line.contains("www"));
    }

    @Test
    void aForeignSetIsShownBlockedAndOnlyTakenOverOnRequest() {
        byHand(update -> add(update, "www.lab.test", Type.A, "192.0.2.99"));
        Labs labs = labs().record("www.lab.test", "A", "10.20.0.1");
        Proposal plan = Loop.of(labs, "1").plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.problem().code()).isEqualTo("record-not-ours");
            assertThat(blocked.problem().detail()).contains("192.0.2.99");
        });
        Loop adopting = Loop.of(labs, "2").adopting(address("www.lab.test/A"));
        allDone(adopting.applyAll(adopting.plan()));
        assertThat(zone()).anyMatch(line -> line.endsWith("10.20.0.1"));
        assertThat(Loop.of(labs, "3").plan().steps()).isEmpty();
    }

    @Test
    void recordsOfAnotherLabAreForeign() {
        Labs labs = labs().record("www.lab.test", "A", "10.20.0.1");
        Loop other = new Loop(new DnsProvider(), labs.lab("tower-2"), "1");
        allDone(other.applyAll(other.plan()));
        assertThat(Loop.of(labs, "2").plan().blocked()).hasSize(1);
        assertThat(Loop.of(labs(), "3").plan().steps()).isEmpty();
    }

    @Test
    void aMarkCopiedToAnotherNameOwnsNothing() {
        apply(labs().record("www.lab.test", "A", "10.20.0.1"), "1");
        String mark = zone().stream()
                .filter(line -> line.startsWith("_croft-a.www"))
                .findFirst()
                .orElseThrow();
        String text = mark.substring(mark.indexOf('"'));
        byHand(update -> {
            add(update, "copy.lab.test", Type.A, "10.20.0.1");
            add(update, "_croft-a.copy.lab.test", Type.TXT, text);
        });
        Proposal plan =
                Loop.of(labs().record("www.lab.test", "A", "10.20.0.1"), "2").plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(Loop.of(labs(), "3").plan().steps())
                .extracting(step -> step.id().toString())
                .containsExactly("record/www.lab.test/A#delete");
    }

    @Test
    void aSetDeletedByHandIsMadeAgainBesideItsMark() {
        Labs labs = labs().record("www.lab.test", "A", "10.20.0.1");
        apply(labs, "1");
        byHand(update -> update.delete(Talk.name("www.lab.test"), Type.A));
        Proposal plan = Loop.of(labs, "2").plan();
        assertThat(plan.steps()).singleElement().satisfies(step -> {
            assertThat(step.action()).isEqualTo(Action.CREATE);
            assertThat(step.reason().code()).isEqualTo(Reason.Code.DRIFTED);
        });
        apply(labs, "2");
        assertThat(Loop.of(labs, "3").plan().steps()).isEmpty();
    }

    @Test
    void aMarkLeftAloneIsCleanedUp() {
        apply(labs().record("www.lab.test", "A", "10.20.0.1"), "1");
        byHand(update -> update.delete(Talk.name("www.lab.test"), Type.A));
        apply(labs(), "2");
        assertThat(zone()).noneMatch(line -> line.contains("www"));
    }

    @Test
    void anAddressBecomesAnAliasInOrder() {
        apply(labs().record("www.lab.test", "A", "10.20.0.1"), "1");
        Labs alias = labs().record("www.lab.test", "CNAME", "ns.lab.test");
        Proposal plan = Loop.of(alias, "2").plan();
        assertThat(plan.steps()).hasSize(2);
        assertThat(plan.steps().stream().filter(step -> step.action() == Action.CREATE))
                .singleElement()
                .satisfies(step -> assertThat(step.after()).hasSize(1));
        apply(alias, "2");
        assertThat(Loop.of(alias, "3").plan().steps()).isEmpty();
        apply(labs().record("www.lab.test", "A", "10.20.0.1"), "4");
        assertThat(zone()).noneMatch(line -> line.contains("CNAME"));
    }

    @Test
    void anAliasBesideForeignDataIsBlocked() {
        byHand(update -> add(update, "www.lab.test", Type.TXT, "theirs"));
        Proposal plan = Loop.of(labs().record("www.lab.test", "CNAME", "ns.lab.test"), "1")
                .plan();
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.blocked())
                .singleElement()
                .satisfies(blocked -> assertThat(blocked.problem().code()).isEqualTo("alias-not-alone"));
    }

    @Test
    void aChangeBetweenPlanAndApplyIsARefusalThatTouchesNothing() {
        apply(labs().record("www.lab.test", "A", "10.20.0.1"), "1");
        Loop loop =
                Loop.of(labs().record("www.lab.test", "A", "10.20.0.2").record("new.lab.test", "A", "10.20.0.3"), "2");
        Proposal plan = loop.plan();
        byHand(update -> add(update, "www.lab.test", Type.A, "10.20.0.77"));
        byHand(update -> add(update, "new.lab.test", Type.A, "10.20.0.78"));
        List<String> before = zone();
        assertThat(loop.applyAll(plan))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result).isInstanceOfSatisfying(StepResult.Refused.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo("dns-not-as-planned");
                    assertThat(refused.problem().detail()).contains("10.20.0.7");
                }));
        assertThat(zone()).isEqualTo(before);
    }

    @Test
    void anAliasThatAppearedInBetweenIsARefusalToo() {
        Loop loop = Loop.of(labs().record("new.lab.test", "A", "10.20.0.3"), "1");
        Proposal plan = loop.plan();
        byHand(update -> add(update, "new.lab.test", Type.CNAME, "ns.lab.test."));
        assertThat(loop.applyAll(plan)).singleElement().isInstanceOf(StepResult.Refused.class);
    }

    @Test
    void everyStepAppliedTwiceIsDoneTwiceAndProbedRight() {
        Loop creation = Loop.of(full(), "1");
        for (Step step : creation.inOrder(creation.plan())) {
            assertThat(creation.probe(step)).isInstanceOf(StepResult.NotDone.class);
            assertThat(creation.apply(step)).isInstanceOf(StepResult.Done.class);
            long serial = talk().serial(Labs.ZONE);
            assertThat(creation.probe(step)).isInstanceOf(StepResult.Done.class);
            assertThat(creation.apply(step)).isInstanceOf(StepResult.Done.class);
            assertThat(talk().serial(Labs.ZONE)).isEqualTo(serial);
        }
        Loop removal = Loop.of(labs(), "2");
        for (Step step : removal.plan().steps()) {
            assertThat(removal.probe(step)).isInstanceOf(StepResult.NotDone.class);
            assertThat(removal.apply(step)).isInstanceOf(StepResult.Done.class);
            assertThat(removal.apply(step)).isInstanceOf(StepResult.Done.class);
            assertThat(removal.probe(step)).isInstanceOf(StepResult.Done.class);
        }
        assertThat(zone()).hasSize(2);
    }

    @Test
    void ofTwoLabsThatWantOneNameAtOnceExactlyOneGetsIt() throws InterruptedException {
        Labs labs = labs();
        for (int i = 0; i < 20; i++) {
            labs.record("n" + i + ".lab.test", "A", "10.20.1." + i);
        }
        Loop one = new Loop(new DnsProvider(), labs.lab("tower-1"), "1");
        Loop other = new Loop(new DnsProvider(), labs.lab("tower-2"), "1");
        Proposal first = one.plan();
        Proposal second = other.plan();
        List<StepResult> results = Collections.synchronizedList(new ArrayList<>());
        Thread here = Thread.ofVirtual().start(() -> results.addAll(one.applyAll(first)));
        Thread there = Thread.ofVirtual().start(() -> results.addAll(other.applyAll(second)));
        here.join();
        there.join();
        assertThat(results.stream().filter(StepResult.Done.class::isInstance)).hasSize(20);
        assertThat(results.stream().filter(StepResult.Refused.class::isInstance))
                .hasSize(20);
        assertThat(zone().stream().filter(line -> line.startsWith("_croft-a.n")))
                .hasSize(20);
    }

    @Test
    void textInOtherPiecesOrCaseIsTheSameAndCanBeChanged() {
        byHand(update -> {
            add(update, "pieces.lab.test", Type.TXT, "\"ab\" \"c\"");
            add(update, "case.lab.test", Type.CNAME, "NS.Lab.Test.");
        });
        Labs labs = labs().record("pieces.lab.test", "TXT", "abc").record("case.lab.test", "CNAME", "ns.lab.test");
        Loop adopting = Loop.of(labs, "1").adopting(address("pieces.lab.test/TXT"), address("case.lab.test/CNAME"));
        Proposal plan = adopting.plan();
        assertThat(plan.steps())
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.changes())
                        .allMatch(change -> !change.path().equals("values")));
        allDone(adopting.applyAll(plan));
        assertThat(Loop.of(labs, "2").plan().steps()).isEmpty();
    }

    @Test
    void tenThousandForeignRecordsAreReadInOneTransfer() {
        for (int page = 0; page < 20; page++) {
            int first = page * 500;
            byHand(update -> {
                for (int i = first; i < first + 500; i++) {
                    add(update, "h" + i + ".lab.test", Type.A, "10.1.%d.%d".formatted(i / 250, i % 250));
                }
            });
        }
        Observation observation = Loop.of(labs(), "1").observe(Labs.ZONE);
        assertThat(observation.problems()).isEmpty();
        assertThat(observation.objects()).hasSize(10_002);
        assertThat(observation.objects().stream().map(ObservedObject::fields).map(Fields::values))
                .allMatch(fields -> fields.containsKey("values"));
    }
}
