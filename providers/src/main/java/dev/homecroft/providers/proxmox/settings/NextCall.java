package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.settings.table.Request;
import java.util.Optional;
import java.util.function.Function;

/** The call that a look has found to be next, and the one that was made last. */
final class NextCall {
    private Optional<Request> next = Optional.empty();
    private Optional<Request> made = Optional.empty();

    /** A new look begins. */
    void clear() {
        next = Optional.empty();
    }

    Work.Look go(Request request) {
        next = Optional.of(request);
        return new Work.Look.Go();
    }

    Answer make(Function<Request, Answer> how) {
        Request request = next.orElseThrow(() -> new IllegalStateException("nothing was looked at"));
        Answer answer = how.apply(request);
        made = Optional.of(request);
        return answer;
    }

    /** Whether what comes next is another call than the last one. */
    boolean hasMoved() {
        return made.isPresent() && next.isPresent() && !made.equals(next);
    }
}
