package dev.homecroft.providers.proxmox.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What was answered within one look at a cluster. Many readers want the same page, which is asked for once, and all of them see the
 * same moment of it. Never held longer than a look: whoever is about to change something asks anew.
 *
 * <p>Safe for use by several threads.
 */
final class Memo {
    private final Function<String, Answer> read;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    Memo(Function<String, Answer> read) {
        this.read = read;
    }

    Answer get(String path) {
        return page(path).get(() -> read.apply(path));
    }

    /** An answer that came another way. */
    void keep(String path, Answer answer) {
        page(path).get(() -> answer);
    }

    private Page page(String path) {
        return pages.computeIfAbsent(path, key -> new Page());
    }

    /** Who comes first asks, and the others wait for the answer. */
    private static final class Page {
        private Optional<Answer> answer = Optional.empty();

        synchronized Answer get(Supplier<Answer> call) {
            Answer known = answer.orElseGet(call);
            answer = Optional.of(known);
            return known;
        }
    }
}
