package dev.homecroft.app.accidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.app.session.RunWatcher;
import dev.homecroft.app.session.Stop;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.OutcomeStatus;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import dev.homecroft.views.DriftReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Somebody at work on a lab. Each act is a session of its own, as each command is. What they are told is remembered. */
public final class Desk {
    private final Path folder;
    private final Labs labs;
    private final List<Diagnostic> told = new CopyOnWriteArrayList<>();
    private final List<Supplier<String>> plans = new ArrayList<>();

    public Desk(Path folder, Labs labs) {
        this.folder = folder;
        this.labs = labs;
    }

    public Path folder() {
        return folder;
    }

    public Labs labs() {
        return labs;
    }

    public Path history() {
        return folder.resolve(".croft").resolve("history.db");
    }

    /** Every problem, warning and note so far. */
    public List<Diagnostic> told() {
        return List.copyOf(told);
    }

    /** Every plan so far, as it would be written to a file. */
    public List<String> plans() {
        return plans.stream().map(Supplier::get).toList();
    }

    public void forgetWhatWasTold() {
        told.clear();
    }

    /** All that was told, as text. */
    public String words() {
        return String.join("\n", told.stream().map(Diagnostic::toString).toList());
    }

    public void write(String file, String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Writes a file anew from what it says. */
    public void rewrite(String file, UnaryOperator<String> edit) {
        try {
            write(file, edit.apply(Files.readString(folder.resolve(file))));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** @param guests lines below {@code guests:}, each {@code name: { … }} */
    public void guests(String... guests) {
        List<String> lines = List.of(guests);
        write("guests.yaml", lines.isEmpty() ? "guests: {}\n" : "guests:\n  " + String.join("\n  ", lines) + "\n");
    }

    /** A small virtual machine; further fields such as {@code , id: 110}. */
    public static String vm(String name, String more) {
        return vm(name, "", more);
    }

    /** @param card further fields of its network card, such as {@code , address: +10} */
    public static String vm(String name, String card, String more) {
        return "%s: { type: vm, hypervisor: home, memory: 1G, cpu: 1, disks: { system: { storage: local-lvm, size: 4G } }, nics: { net0: { network: servers%s } }%s }"
                .formatted(name, card, more);
    }

    /** A small container; further fields such as {@code , id: 110}. */
    public static String container(String name, String more) {
        return "%s: { type: container, hypervisor: home, memory: 512M, cpu: 1, image: debian-ct, disks: { root: { storage: local-lvm, size: 4G } }, nics: { eth0: { network: servers } }%s }"
                .formatted(name, more);
    }

    public Plan plan() {
        return plan(new Wish.AsDeclared(List.of()));
    }

    public Plan plan(Wish wish) {
        return with(session -> remembered(session, session.plan(wish)));
    }

    private Plan remembered(LabSession session, Plan plan) {
        plans.add(() -> session.write(plan));
        plan.blocked().stream().map(Blocked::problem).forEach(told::add);
        return plan;
    }

    /** Carries it out, however it ends. */
    public Run apply(Plan plan) {
        return with(session -> session.apply(plan, new Listening(), new Stop()));
    }

    /** Plans and applies as declared; these things may be destroyed. */
    public Run go(String... named) {
        return go(new Wish.AsDeclared(List.of(named)));
    }

    public Run go(Wish wish) {
        return go(wish, _ -> {});
    }

    /** As {@link #go(String...)}, with a look at the plan before it is carried out. */
    public Run go(Wish wish, Consumer<Plan> look) {
        return with(session -> {
            Plan plan = remembered(session, session.plan(wish));
            look.accept(plan);
            return session.apply(plan, new Listening(), new Stop());
        });
    }

    /** {@code croft apply}, and everything went well; the plan after it is empty. */
    public void settle(String... named) {
        Run run = go(named);
        assertThat(run.status()).as(words()).isEqualTo(RunStatus.DONE);
        Plan after = plan();
        assertThat(after.steps()).as("plan after an apply").isEmpty();
        assertThat(after.blocked()).isEmpty();
    }

    public DriftReport drift() {
        return with(session -> session.drift(Optional.empty()));
    }

    /** By a quick look, if everything was read less than a day ago. */
    public DriftReport quickDrift() {
        return with(session -> session.drift(Optional.of(Duration.ofDays(1))));
    }

    public List<Run> runs() {
        return with(session -> session.history(50));
    }

    /** Does something in a session of its own. */
    public <T> T with(Function<LabSession, T> work) {
        try (LabSession session = labs.open(Optional.of(folder.toString()), false)) {
            told.addAll(session.notes());
            try {
                return work.apply(session);
            } finally {
                told.addAll(session.notes());
            }
        } catch (CroftException problem) {
            told.addAll(problem.diagnostics());
            throw problem;
        }
    }

    private final class Listening implements RunWatcher {
        @Override
        public void begun(Step step) {}

        @Override
        public void retrying(Step step, Diagnostic reason, Duration after, int attempt) {
            told.add(reason);
        }

        @Override
        public void waiting(Step step, String words) {}

        @Override
        public void progress(Step step, double fraction, String words) {}

        @Override
        public void ended(Step step, OutcomeStatus status, Optional<Diagnostic> problem, List<Diagnostic> warnings) {
            problem.ifPresent(told::add);
            told.addAll(warnings);
        }
    }
}
