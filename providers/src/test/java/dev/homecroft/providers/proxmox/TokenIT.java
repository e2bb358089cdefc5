package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.simulators.proxmox.ProxmoxControl;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepResult;
import dev.homecroft.spi.contract.FakeContext;
import dev.homecroft.state.Action;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens are made, and their values kept, or made anew. */
class TokenIT {
    private static final SecretRef REF = new SecretRef("kept", "plan");
    private static final String ADDRESS = "token/home/anna@pam!plan";

    private final SettingsBench bench = bench();

    SettingsBench bench() {
        return new SettingsBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private ProxmoxControl control() {
        return bench.fixture().simulator().control();
    }

    private SettingsBench declare(String more) {
        return bench.declare("""
                access:
                  users: { anna@pam: {} }
                  tokens: { anna@pam!plan: { comment: For plans%s } }
                """.formatted(more));
    }

    private SettingsBench declare() {
        bench.adopt("user/home/anna@pam");
        bench.declare("access: { users: { anna@pam: {} } }").settle();
        return declare(", secret: kept/plan");
    }

    private String value() {
        return Optional.ofNullable(bench.kept().values().get(REF)).orElse("");
    }

    private String comment() {
        return bench.byHand("GET", "/access/users/anna@pam/token/plan", Map.of())
                .toString();
    }

    /** Whether the cluster lets in who has the value that was kept. */
    private boolean isGood() {
        Connection connection = bench.context().connection(Cycle.HOME);
        FakeContext other =
                new FakeContext("tower", List.of(connection), Map.of(Labs.TOKEN, value()), control()::advance);
        return bench.fixture().provider().observe(Cycle.HOME, other).freshness() instanceof Freshness.Fresh;
    }

    private Step making() {
        Step step = bench.only(bench.plan());
        assertThat(step.id().address().toString()).isEqualTo(ADDRESS);
        return step;
    }

    @Test
    void aTokenIsMadeAndItsValueKept() {
        declare();
        Step step = making();
        assertThat(step.action()).isEqualTo(Action.CREATE);
        bench.settle().assertSettled();
        assertThat(value()).startsWith("anna@pam!plan=");
        assertThat(isGood()).isTrue();
        assertThat(comment()).contains("For plans [croft tower %s]".formatted(ADDRESS));
        bench.forgetApplied().assertSettled();
    }

    @Test
    void itIsChangedLikeAnyOther() {
        declare();
        bench.settle();
        String value = value();
        bench.declare("""
                access:
                  users: { anna@pam: {} }
                  tokens: { anna@pam!plan: { comment: For all, secret: kept/plan } }
                """);
        assertThat(making().action()).isEqualTo(Action.UPDATE);
        bench.settle().assertSettled();
        assertThat(value()).isEqualTo(value);
    }

    @Test
    void withoutAStoreThatMayBeWrittenNothingIsMade() {
        declare();
        for (String secret : List.of("", ", secret: test/one")) {
            Proposal proposal = declare(secret).plan();
            assertThat(proposal.steps()).isEmpty();
            assertThat(proposal.blocked()).singleElement().satisfies(blocked -> {
                assertThat(blocked.problem().code()).isEqualTo("proxmox-token-by-hand");
                assertThat(blocked.problem().hints())
                        .anyMatch(hint -> hint.contains("writable: true"))
                        .anyMatch(hint -> hint.contains("pveum user token add anna@pam plan"));
            });
        }
    }

    @Test
    void oneOfSomebodyElseIsNeitherMadeAnewNorKept() {
        declare();
        bench.byHand("POST", "/access/users/anna@pam/token/plan", Map.of("comment", "Hers"));
        assertThat(bench.plan().steps()).isEmpty();
        assertThat(comment()).contains("Hers");
        assertThat(bench.kept().values()).isEmpty();
    }

    @Test
    void oneThatSomebodyElseMakesMeanwhileIsLeftAlone() {
        declare();
        Step step = making();
        bench.byHand("POST", "/access/users/anna@pam/token/plan", Map.of("comment", "Hers"));
        assertThat(bench.apply(step)).isInstanceOf(StepResult.Refused.class);
        assertThat(comment()).contains("Hers");
        assertThat(bench.kept().values()).isEmpty();
    }

    @Test
    void aValueThatCouldNotBeKeptIsMadeAnew() {
        declare();
        bench.kept()
                .fail(new CroftException(
                        Diagnostic.error("secret-not-kept", "The disk is full.").build()));
        assertThat(bench.apply(making())).isInstanceOf(StepResult.Failed.class);
        Step again = making();
        assertThat(again.reason().code()).isEqualTo(Reason.Code.UNFINISHED);
        assertThat(again.reason().text()).contains("its value was lost before it was kept");
        bench.settle().assertSettled();
        assertThat(isGood()).isTrue();
    }

    @Test
    void aDeathBetweenTheAnswerAndTheStoreLosesNothingButTheOldValue() {
        declare();
        Step step = making();
        bench.kept().fail(new IllegalStateException("dead"));
        assertThatThrownBy(() -> bench.apply(step)).hasMessage("dead");
        assertThat(bench.probe(step)).isInstanceOf(StepResult.NotDone.class);
        assertThat(making().reason().code()).isEqualTo(Reason.Code.UNFINISHED);
        bench.settle().assertSettled();
        assertThat(isGood()).isTrue();
    }

    @Test
    void whateverAnswerIsLostTheValueThatIsKeptIsGood() {
        List<String> calls = List.of("POST 1", "PUT 1");
        for (String call : calls) {
            for (Fault fault : List.of(new Fault.DropsBefore(), new Fault.DropsAfter())) {
                declare();
                Step step = making();
                control().faults().clear();
                control().faults().add(Fault.Rule.once(call.split(" ")[0], ".*", fault));
                bench.apply(step);
                control().faults().clear();
                if (!bench.plan().steps().isEmpty()) {
                    bench.settle();
                }
                bench.assertSettled();
                assertThat(isGood()).isTrue();
                bench.byHand("DELETE", "/access/users/anna@pam/token/plan", Map.of());
                bench.forgetApplied();
            }
        }
    }

    /** Two who make it at once; the second does all of its work while the first is at this point. */
    private void assertUsable(List<StepResult> ends) {
        assertThat(ends).hasSize(2).allMatch(end -> end instanceof StepResult.Done || end instanceof StepResult.Failed);
        if (!bench.plan().steps().isEmpty()) {
            assertThat(making().reason().code()).isEqualTo(Reason.Code.UNFINISHED);
            bench.settle();
        }
        bench.assertSettled();
        assertThat(isGood()).isTrue();
    }

    @Test
    void ofTwoWhoMakeItAtOnceTheSlowOneDoesNotOverwriteTheValueOfTheOther() {
        declare();
        Step step = making();
        List<StepResult> ends = new ArrayList<>();
        bench.kept().meanwhile(() -> ends.add(bench.apply(step)));
        ends.add(bench.apply(step));
        assertUsable(ends);
        assertThat(ends).element(0).isInstanceOf(StepResult.Done.class);
    }

    @Test
    void ofTwoWhoMakeItAtOnceNeitherFinishesTheTokenOfTheOther() {
        declare();
        Step step = making();
        List<StepResult> ends = new ArrayList<>();
        Runnable other = () -> ends.add(bench.apply(step));
        // The first keeps its value when the second has made its own and not kept it yet.
        bench.kept().meanwhile(() -> {
            bench.kept().meanwhile(() -> bench.kept().values().put(REF, ADDRESS + "=dead"));
            other.run();
            bench.kept().values().remove(REF);
        });
        ends.add(bench.apply(step));
        assertThat(ends).allMatch(StepResult.Failed.class::isInstance);
        bench.kept().values().clear();
        assertUsable(ends);
    }

    @Test
    void ofTwoWhoMakeItAtOnceOneMayBeAtTheLastCall() {
        for (String call : List.of("POST", "PUT")) {
            declare();
            Step step = making();
            List<StepResult> ends = new ArrayList<>();
            control().faults().add(Fault.Rule.once(call, ".*/token/plan", new Fault.Pauses(() -> {
                control().faults().clear();
                ends.add(bench.apply(step));
            })));
            ends.add(bench.apply(step));
            assertUsable(ends);
            bench.byHand("DELETE", "/access/users/anna@pam/token/plan", Map.of());
            bench.forgetApplied();
        }
    }

    @Test
    void itsValueStandsNowhereElse() {
        declare();
        Step step = making();
        FakeContext context = bench.context();
        List<Object> seen =
                new ArrayList<>(List.of(step, bench.fixture().provider().apply(step, context)));
        seen.add(bench.observe());
        seen.add(bench.plan());
        seen.add(context.handles());
        seen.add(context.progress());
        String bare = value().substring(value().indexOf('=') + 1);
        assertThat(bare).hasSize(36);
        assertThat(seen.toString()).doesNotContain(bare);
    }

    @Test
    void oneThatNothingDeclaresGoesWhenItIsNamed() {
        declare();
        bench.settle();
        bench.declare("access: { users: { anna@pam: {} } }");
        assertThat(bench.plan().held()).hasSize(1);
        bench.name(ADDRESS).settle().assertSettled();
        assertThat(bench.find(ADDRESS)).isEmpty();
    }
}
