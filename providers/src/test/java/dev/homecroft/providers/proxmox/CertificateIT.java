package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Authorities;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.simulators.proxmox.ProxmoxControl;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.spi.contract.FakeContext;
import dev.homecroft.state.Action;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes order their certificates, and those are renewed before they end. */
class CertificateIT {
    private static final String ADDRESS = "acme-certificate/home/pve1";
    private static final String NAMED = "endpoints: [\"https://pve1.example.org:8006\", \"https://pve2:8006\"]";

    private final SettingsBench bench = bench();

    SettingsBench bench() {
        return new SettingsBench();
    }

    @BeforeEach
    void reach() {
        control().registerAccount("default", "ana@example.org");
        bench.reach(NAMED);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ProxmoxControl control() {
        return bench.fixture().simulator().control();
    }

    private SettingsBench declare(String... names) {
        StringBuilder domains = new StringBuilder();
        for (String name : names) {
            domains.append(domains.isEmpty() ? "" : ", ").append(name).append(": standalone");
        }
        return bench.declare("""
                acme-accounts: { default: {} }
                nodes: { pve1: { acme-account: default, acme-domains: { %s } } }
                """.formatted(domains));
    }

    private Optional<Json.Obj> shown() {
        return Tasks.rows(bench.byHand("GET", "/nodes/pve1/certificates/info", Map.of())).stream()
                .filter(row ->
                        row.text("filename").filter("pveproxy-ssl.pem"::equals).isPresent())
                .findFirst();
    }

    private String fingerprint() {
        return shown().flatMap(row -> row.text("fingerprint")).orElse("");
    }

    private Step ordering(Proposal proposal) {
        return proposal.steps().stream()
                .filter(step -> step.id().address().toString().equals(ADDRESS))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aNodeThatStatesNamesAndAnAccountOrdersItsCertificate() {
        declare("pve1.example.org").settle().assertSettled();
        assertThat(fingerprint())
                .isNotEmpty()
                .isEqualTo(bench.fixture().simulator().fingerprints().get("pve1"));
        assertThat(shown().orElseThrow().array("san")).containsExactly(Json.of("pve1.example.org"));
        assertThat(bench.notes()).contains("croft-owns tower " + ADDRESS + " authority+names:");
        bench.forgetApplied().assertSettled();
    }

    @Test
    void namesThatAreOthersAreOrderedAnew() {
        declare("pve1.example.org").settle();
        String first = fingerprint();
        declare("pve1.example.org", "www.example.org");
        Step step = ordering(bench.plan());
        assertThat(step.action()).isEqualTo(Action.UPDATE);
        assertThat(step.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.path()).isEqualTo("names"));
        bench.settle().assertSettled();
        assertThat(fingerprint()).isNotEqualTo(first);
        assertThat(shown().orElseThrow().array("san")).hasSize(2);
    }

    @Test
    void oneThatEndsAndThatNobodyRenewedIsRenewed() {
        declare("pve1.example.org").settle();
        String first = fingerprint();
        bench.pass(Duration.ofDays(61));
        assertThat(bench.observe().problems())
                .filteredOn(problem -> problem.code().equals("proxmox-certificate-ends"))
                .extracting(Diagnostic::summary)
                .singleElement()
                .asString()
                .startsWith("The certificate `pveproxy-ssl.pem` of `pve1` ends on 20");
        bench.assertSettled();
        bench.pass(Duration.ofDays(15));
        Step step = bench.only(bench.plan());
        assertThat(step.reason().text()).contains("it ends on 20", "nobody has renewed it");
        bench.settle().assertSettled();
        assertThat(fingerprint()).isNotEqualTo(first);
        assertThat(bench.observe().problems()).isEmpty();
    }

    @Test
    void oneThatTheNodeRenewedByItselfIsStillOurs() {
        declare("pve1.example.org").settle();
        bench.pass(Duration.ofDays(62));
        bench.byHand("PUT", "/nodes/pve1/certificates/acme/certificate", Map.of());
        control().finishTasks();
        bench.assertSettled();
        bench.forgetApplied().assertSettled();
    }

    @Test
    void oneThatSomebodyUploadedIsNotReplacedUntilItIsTakenOver() {
        control().uploadCertificate("pve1", List.of("pve1.example.org"), Instant.parse("2026-01-11T00:00:00Z"));
        String theirs = fingerprint();
        declare("pve1.example.org", "www.example.org").settle();
        assertThat(bench.plan().steps()).isEmpty();
        assertThat(fingerprint()).isEqualTo(theirs);
        bench.adopt(ADDRESS);
        assertThat(bench.only(bench.plan()).action()).isEqualTo(Action.ADOPT);
        bench.settle();
        assertThat(fingerprint()).isEqualTo(theirs);
        assertThat(bench.only(bench.plan()).action()).isEqualTo(Action.UPDATE);
        bench.settle().assertSettled();
        assertThat(fingerprint()).isNotEqualTo(theirs);
    }

    @Test
    void oneThatSomebodyUploadedOverOursIsTheirs() {
        declare("pve1.example.org").settle();
        control().uploadCertificate("pve1", List.of("pve1.example.org"), Instant.parse("2026-01-03T00:00:00Z"));
        ObservedObject theirs = bench.get(ADDRESS);
        assertThat(theirs.mark()).isEmpty();
        assertThat(theirs.fields().text("authority")).contains("Annas Authority");
        assertThat(bench.plan().steps()).isEmpty();
    }

    @Test
    void oneThatIsUploadedBetweenPlanAndStepIsNotTouched() {
        declare("pve1.example.org").settle();
        bench.pass(Duration.ofDays(80));
        Step step = bench.only(bench.plan());
        control().uploadCertificate("pve1", List.of("pve1.example.org"), Instant.parse("2026-09-09T00:00:00Z"));
        String theirs = fingerprint();
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Refused.class);
        assertThat(fingerprint()).isEqualTo(theirs);
    }

    @Test
    void whatIsNotStatedAnyMoreStaysWithItsNode() {
        declare("pve1.example.org").settle();
        String ours = fingerprint();
        bench.declare("");
        assertThat(ordering(bench.plan()).action()).isEqualTo(Action.RELEASE);
        bench.settle().assertSettled();
        assertThat(fingerprint()).isEqualTo(ours);
        assertThat(bench.notes()).doesNotContain("acme-certificate");
    }

    @Test
    void anOrderThatFailsSaysWhyAndLeavesNoClaim() {
        declare("pve1.example.org");
        List<Step> steps = Cycle.inOrder(bench.plan().steps());
        bench.apply(steps.getFirst());
        control().root().ask("DELETE", "/cluster/acme/account/default", Map.of());
        assertThat(bench.apply(steps.getLast()))
                .isInstanceOfSatisfying(
                        StepResult.Failed.class,
                        failed -> assertThat(failed.problem().toString())
                                .contains("ACME account config file 'default' does not exist."));
        assertThat(bench.notes()).doesNotContain("acme-certificate");
        assertThat(shown()).isEmpty();
    }

    @Test
    void whoBelievesFingerprintsAloneWouldBeLockedOut() {
        String pin = "fingerprint: " + "AB:".repeat(31) + "AB";
        bench.reach(NAMED + "\n    " + pin);
        Proposal proposal = declare("pve1.example.org").plan();
        assertThat(proposal.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.problem().code()).isEqualTo("proxmox-certificate-lockout");
            assertThat(blocked.problem().hints()).anyMatch(hint -> hint.contains("authorities: [machine]"));
        });
        bench.reach(NAMED + "\n    authorities: [machine]\n    " + pin);
        declare("pve1.example.org").settle().assertSettled();
    }

    @Test
    void anEndpointThatIsNoNameOfTheCertificateWouldLockOut() {
        bench.reach("endpoints: [\"https://192.0.2.1:8006\"]");
        assertThat(declare("pve1.example.org").plan().blocked())
                .singleElement()
                .satisfies(blocked -> assertThat(blocked.problem().hints())
                        .anyMatch(hint -> hint.contains("https://pve1.example.org:8006")));
        // The third node is known by its address.
        bench.reach("endpoints: [\"https://pve1.example.org:8006\", \"https://10.20.0.13:8006\"]");
        assertThat(declare("pve1.example.org").plan().blocked()).isEmpty();
    }

    /** One endpoint alone, which shows another certificate from the order on. */
    @Test
    void theClientGoesOnWhileTheNodeBeginsToShowAnother() {
        var simulator = bench.fixture().simulator();
        Connection connection = new Connection(
                Cycle.HOME,
                List.of(simulator.endpoints().get("pve1")),
                Set.of(Optional.ofNullable(simulator.fingerprints().get("pve1")).orElseThrow()),
                Optional.of(Labs.TOKEN),
                Authorities.options(List.of(simulator.authorityPem().strip())));
        var provider = bench.fixture().provider();
        FakeContext context =
                new FakeContext("tower", List.of(connection), bench.fixture().secrets(), control()::advance);
        declare("pve1.example.org");
        for (Step step : Cycle.inOrder(bench.plan().steps())) {
            assertThat(provider.apply(step, context)).isInstanceOf(StepResult.Done.class);
        }
        assertThat(provider.observe(Cycle.HOME, context).freshness()).isEqualTo(Freshness.FRESH);
        Connection pinned = new Connection(
                Cycle.HOME, connection.endpoints(), connection.fingerprints(), connection.credential(), Map.of());
        FakeContext narrow =
                new FakeContext("tower", List.of(pinned), bench.fixture().secrets(), control()::advance);
        assertThat(provider.observe(Cycle.HOME, narrow).freshness()).isInstanceOf(Freshness.Unreachable.class);
    }

    @Test
    void whatALostAnswerOrADeathLeavesIsGoneOnWith() {
        for (String call : List.of("PUT 1", "POST 1", "PUT 2")) {
            for (Fault fault : List.of(new Fault.DropsBefore(), new Fault.DropsAfter())) {
                declare(
                        "pve1.example.org",
                        call.replace(' ', '-') + ".example.org",
                        fault.getClass().getSimpleName() + ".example.org");
                Proposal proposal = bench.plan();
                Cycle.inOrder(proposal.steps()).stream()
                        .filter(step -> !step.id().address().toString().equals(ADDRESS))
                        .forEach(bench::apply);
                Step step = ordering(proposal);
                control().faults().clear();
                control()
                        .faults()
                        .add(Fault.Rule.nth(call.charAt(call.length() - 1) - '0', call.split(" ")[0], ".*", fault));
                bench.apply(step);
                control().faults().clear();
                control().finishTasks();
                StepResult probed = bench.probe(step);
                if (!(probed instanceof StepResult.Done)) {
                    assertThat(probed).isInstanceOf(StepResult.NotDone.class);
                    assertThat(bench.apply(step)).isInstanceOf(StepResult.Done.class);
                }
                bench.assertSettled();
                assertThat(bench.notes()).contains(ADDRESS + " authority+names:");
            }
        }
    }

    /** One that was taken over, so that an order is of another authority; what is given back is the order, and how it ended. */
    private Step ofAnotherAuthority() {
        control().uploadCertificate("pve1", List.of("pve1.example.org"), Instant.parse("2026-09-11T00:00:00Z"));
        declare("pve1.example.org");
        bench.adopt(ADDRESS).settle().assertSettled();
        declare("pve1.example.org", "www.example.org");
        Proposal proposal = bench.plan();
        Cycle.inOrder(proposal.steps()).stream()
                .filter(step -> !step.id().address().toString().equals(ADDRESS))
                .forEach(bench::apply);
        return ordering(proposal);
    }

    /** What the journal has of a process that dies when the answer to its order does not come. */
    private Optional<String> dies(Step step, Fault fault) {
        FakeContext dying = new FakeContext(
                "tower",
                List.of(bench.context().connection(Cycle.HOME)),
                bench.fixture().secrets(),
                _ -> {
                    throw new IllegalStateException("dead");
                });
        control().faults().add(Fault.Rule.once("POST", ".*/acme/certificate", fault));
        assertThatThrownBy(() -> bench.fixture().provider().apply(step, dying)).hasMessage("dead");
        control().faults().clear();
        control().finishTasks();
        return dying.lastHandle();
    }

    private StepResult probe(Step step, Optional<String> handle) {
        return bench.fixture().provider().probe(step, handle, bench.context());
    }

    @Test
    void anOrderOfAnotherAuthorityIsOursThoughNobodyHeardOfIt() {
        Step step = ofAnotherAuthority();
        Optional<String> handle = dies(step, new Fault.DropsAfter());
        assertThat(probe(step, handle)).isInstanceOf(StepResult.Done.class);
        bench.assertSettled();
        assertThat(bench.get(ADDRESS).mark()).isPresent();
    }

    @Test
    void anOrderThatNeverGotThereIsMadeByTheNext() {
        Step step = ofAnotherAuthority();
        String before = fingerprint();
        assertThat(probe(step, dies(step, new Fault.DropsBefore()))).isInstanceOf(StepResult.NotDone.class);
        assertThat(fingerprint()).isEqualTo(before);
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Done.class);
        bench.assertSettled();
    }

    @Test
    void whatSomebodyElseOrderedInsteadIsTheirs() {
        assertTheirs(new Fault.DropsBefore());
    }

    @Test
    void whatSomebodyElseOrderedOverOursIsTheirs() {
        assertTheirs(new Fault.DropsAfter());
    }

    private void assertTheirs(Fault fault) {
        Step step = ofAnotherAuthority();
        Optional<String> handle = dies(step, fault);
        control().anna().ask("POST", "/nodes/pve1/certificates/acme/certificate", Map.of("force", "1"));
        control().finishTasks();
        assertThat(probe(step, handle)).isInstanceOf(StepResult.Refused.class);
    }

    @Test
    void withoutANoteInTheJournalItIsNobodys() {
        Step step = ofAnotherAuthority();
        assertThat(dies(step, new Fault.DropsAfter())).isPresent();
        assertThat(probe(step, Optional.empty())).isInstanceOf(StepResult.Refused.class);
    }

    @Test
    void aLineThatIsShortIsMadeWhole() {
        declare("pve1.example.org").settle();
        String whole = bench.notes();
        String line = whole.lines()
                .filter(text -> text.contains("acme-certificate"))
                .findFirst()
                .orElseThrow();
        String empty = line.replaceFirst("authority\\+names:\\S+", ":e3b0c44298fc1c14");
        bench.byHand("PUT", "/cluster/options", Map.of("description", whole.replace(line, empty)));
        Step step = bench.only(bench.plan());
        assertThat(step.reason().code()).isEqualTo(Reason.Code.UNFINISHED);
        bench.settle().assertSettled();
        assertThat(bench.notes()).contains(line);
    }
}
