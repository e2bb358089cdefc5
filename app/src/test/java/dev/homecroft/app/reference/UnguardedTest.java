package dev.homecroft.app.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Wish;
import dev.homecroft.app.world.ReferenceWorld;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.ProxmoxProvider;
import dev.homecroft.spi.Description;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider whose own guards are asleep cuts nobody off: its plan gets no further than the auditor. */
final class UnguardedTest {
    private static final String WIRES = "network/home/pve1";
    private static final String RULES = "firewall-rules/home/datacenter";

    @TempDir
    private Path folder;

    /** @param touch what becomes of each step that passed the guards */
    private record Unguarded(Provider provider, UnaryOperator<Step> touch) implements Provider {
        @Override
        public Description describe() {
            return provider.describe();
        }

        @Override
        public Projection project(Lab lab) {
            return provider.project(lab);
        }

        @Override
        public Observation observe(Target target, ProviderContext context) {
            return provider.observe(target, context);
        }

        @Override
        public Proposal diff(Matched matched, DiffContext context) {
            Proposal proposal = provider.diff(matched, context);
            return new Proposal(
                    proposal.steps().stream().map(touch).toList(),
                    proposal.unchanged(),
                    proposal.blocked(),
                    proposal.held(),
                    proposal.slots());
        }

        @Override
        public StepResult apply(Step step, StepContext context) {
            return provider.apply(step, context);
        }

        @Override
        public StepResult probe(Step step, Optional<String> handle, StepContext context) {
            return provider.probe(step, handle, context);
        }
    }

    private Plan plan(UnaryOperator<Step> touch) {
        try (ReferenceWorld world = ReferenceWorld.start(folder)) {
            world.adoptShared();
            try (LabSession session =
                    world.open(List.of(new Unguarded(new ProxmoxProvider(), touch)), SqliteHistory::open)) {
                return session.plan(new Wish.AsDeclared(List.of()));
            }
        }
    }

    private static UnaryOperator<Step> at(String address, UnaryOperator<Step> touch) {
        return step -> step.id().address().toString().equals(address) ? touch.apply(step) : step;
    }

    private static Step with(Step step, Fields arguments, List<FieldChange> changes) {
        return new Step(
                step.id(),
                step.layer(),
                step.target(),
                step.action(),
                step.operation(),
                arguments,
                step.expects(),
                changes,
                step.reason(),
                step.risk(),
                step.declaredAt(),
                step.after(),
                step.slots(),
                step.estimate());
    }

    private static Step losing(Step step, String path) {
        List<FieldChange> changes = new ArrayList<>(step.changes());
        changes.add(new FieldChange(
                path,
                Optional.empty(),
                Optional.of(Value.of("was")),
                Optional.empty(),
                FieldChange.Effect.ONLINE,
                Optional.empty()));
        return with(step, step.arguments(), changes);
    }

    private static Step saying(Step step, String... rules) {
        Fields drop = Fields.builder()
                .put("fields.rules", Value.ofTexts(List.of(rules)))
                .build();
        return with(step, step.arguments().with(drop), step.changes());
    }

    private void assertStopped(UnaryOperator<Step> touch) {
        assertThatThrownBy(() -> plan(touch))
                .isInstanceOfSatisfying(
                        CroftException.class,
                        stopped -> assertThat(stopped.diagnostics())
                                .isNotEmpty()
                                .allSatisfy(
                                        finding -> assertThat(finding.code()).isEqualTo("audit-management")));
    }

    @Test
    void whatTheGuardsLetPassIsNothingForTheAuditor() {
        assertThat(plan(UnaryOperator.identity()).steps())
                .extracting(step -> step.id().address().toString())
                .contains(WIRES, RULES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vmbr0.kind", "vmbr0.address", "vmbr0.gateway", "vmbr0.ports"})
    void noInterfaceLosesWhatItsNodeIsManagedBy(String path) {
        assertStopped(at(WIRES, step -> losing(step, path)));
    }

    @Test
    void noFirewallShutsUsOut() {
        assertStopped(at(RULES, step -> saying(step, "in DROP proto=tcp")));
    }
}
