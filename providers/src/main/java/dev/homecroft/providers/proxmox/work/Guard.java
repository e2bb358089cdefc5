package dev.homecroft.providers.proxmox.work;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.reading.GuestState;
import dev.homecroft.providers.proxmox.reading.Guests;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Finds the guest that a step is about and makes sure that it is that one: its id, its identity and our mark must all agree.
 * An id alone is worth nothing, as the server gives freed ones away within seconds.
 */
final class Guard {
    private final Guests guests;
    private final Step step;
    private final Optional<Expectation> expects;
    private final GuestKind kind;
    private final long id;
    private final String node;

    Guard(Guests guests, Step step) {
        this(guests, step, step.expects());
    }

    /** @param expects what the guest must be, when the step is about something of it */
    Guard(Guests guests, Step step, Optional<Expectation> expects) {
        this.guests = guests;
        this.step = step;
        this.expects = expects;
        this.kind = step.arguments().text("kind").flatMap(GuestKind::of).orElse(GuestKind.QEMU);
        this.id = step.arguments().whole("id").orElse(0L);
        this.node = step.arguments().text("node").orElse("");
    }

    sealed interface Found {
        record Ours(GuestState state) implements Found {}

        record Gone() implements Found {}

        /** Somebody else has the id now; ours is gone. */
        record Another(GuestState state) implements Found {}

        /** The identity is right, but the mark is not there or says something else. */
        record Unmarked(GuestState state) implements Found {}
    }

    Found find() {
        Optional<GuestState> there = guests.locate(kind, id, node);
        if (there.isEmpty()) {
            return new Found.Gone();
        }
        GuestState state = there.get();
        if (expects.isEmpty() || !state.identity().equals(expects.map(Expectation::identity))) {
            return new Found.Another(state);
        }
        return isMarked(state, expects.get()) ? new Found.Ours(state) : new Found.Unmarked(state);
    }

    /**
     * What a look comes to: a refusal unless the guest is ours beyond doubt.
     *
     * @param gone when nothing has its id any more
     */
    Work.Look look(Supplier<Work.Look> gone, Function<GuestState, Work.Look> ours) {
        return switch (find()) {
            case Found.Gone() -> gone.get();
            case Found.Another(GuestState other) -> new Work.Look.Stop(another(other));
            case Found.Unmarked(GuestState bare) -> new Work.Look.Stop(unmarked(bare));
            case Found.Ours(GuestState state) -> ours.apply(state);
        };
    }

    /** The mark that the step writes into the notes. */
    Optional<Mark> written() {
        return step.arguments()
                .text("set.description")
                .flatMap(text -> Notes.parse(text).mark());
    }

    private static boolean isMarked(GuestState state, Expectation expects) {
        return expects.mark().isEmpty()
                || state.notes()
                        .mark()
                        .filter(mark -> isSame(mark, expects.mark().get()))
                        .isPresent();
    }

    /** The intent is history; who, what and for which object is what counts. */
    static boolean isSame(Mark one, Mark other) {
        return one.lab().equals(other.lab())
                && one.address().equals(other.address())
                && one.identity().equals(other.identity());
    }

    StepResult.Refused gone() {
        return refused("`%s` is not there any more.".formatted(expected()));
    }

    StepResult.Refused another(GuestState found) {
        return refused("The plan is about %s; id %d now belongs to %s on `%s`. Nothing was touched."
                .formatted(expected(), id, found.words(), found.node()));
    }

    StepResult.Refused unmarked(GuestState found) {
        return refused(
                "%s on `%s` no longer carries our mark. Nothing was touched.".formatted(found.words(), found.node()));
    }

    StepResult.Refused refused(String detail) {
        return new StepResult.Refused(Problems.identity(address(), detail));
    }

    StepResult.Failed failed(String code, String summary, String detail, String hint) {
        Diagnostic problem = Problems.about(address(), code, summary, detail, hint);
        return new StepResult.Failed(problem);
    }

    private String expected() {
        return expects.map(Expectation::identity).map(Identity::toString).orElse("id " + id);
    }

    Address address() {
        return step.id().address();
    }

    Step step() {
        return step;
    }

    GuestKind kind() {
        return kind;
    }

    long id() {
        return id;
    }

    String node() {
        return node;
    }

    StepResult.Done done(GuestState state) {
        return new StepResult.Done(Optional.of(kind.ref(step.target(), id)), state.identity(), List.of());
    }

    StepResult.Done doneAndGone() {
        return new StepResult.Done(Optional.empty(), Optional.empty(), List.of());
    }
}
