package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.Appliance;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Tasks;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call that is being served, under the stage's lock.
 *
 * @param arguments those of the path and of the query or body, checked
 * @param envelope further fields of the answer beside {@code data}
 * @param upload what the simulator's own protocol brings in place of a backup's chunks, or empty
 */
record Call(
        Appliance appliance,
        Caller caller,
        Map<String, List<String>> arguments,
        Map<String, Object> envelope,
        String upload) {

    Call(Appliance appliance, Caller caller, Map<String, List<String>> arguments, String upload) {
        this(appliance, caller, arguments, new LinkedHashMap<>(), upload);
    }

    /** The argument, or empty text. */
    String text(String name) {
        return optional(name).orElse("");
    }

    Optional<String> optional(String name) {
        return texts(name).stream().findFirst();
    }

    List<String> texts(String name) {
        return arguments.getOrDefault(name, List.of());
    }

    boolean flag(String name, boolean otherwise) {
        return optional(name)
                .map(text -> List.of("1", "on", "yes", "true").contains(text))
                .orElse(otherwise);
    }

    long number(String name, long otherwise) {
        return optional(name).map(Long::parseLong).orElse(otherwise);
    }

    ConfigFile file(String name) {
        return appliance.state().file(name);
    }

    /** Tells the caller the digest of a file beside the data. */
    void tell(ConfigFile file) {
        envelope.put("digest", Appliance.digest(file));
    }

    Rights rights() {
        return new Rights(appliance.state());
    }

    boolean may(String path, String... anyOf) {
        return rights().hasAny(caller.id(), path, List.of(anyOf));
    }

    void require(String path, String... anyOf) {
        if (!may(path, anyOf)) {
            throw Refusals.forbidden();
        }
    }

    /** Begins a task; the answer is its id. */
    String task(String type, String id, long millis, Tasks.Work work) {
        return appliance
                .tasks()
                .begin(appliance.name(), type, escaped(id), caller.id(), millis, work)
                .upid()
                .toString();
    }

    /** As units of systemd are escaped, since the parts of a task's id are set apart by colons. */
    private static String escaped(String id) {
        StringBuilder text = new StringBuilder();
        for (byte octet : id.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xFF);
            if (letter == '/') {
                text.append('-');
            } else if (letter < 128 && (Character.isLetterOrDigit(letter) || letter == '_' || letter == '.')) {
                text.append(letter);
            } else {
                text.append("\\x%02x".formatted((int) letter));
            }
        }
        return text.toString();
    }

    /** What was escaped. */
    static String plain(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            boolean isEscape = escaped.startsWith("\\x", i) && i + 4 <= escaped.length();
            if (isEscape) {
                text.append((char) Integer.parseInt(escaped.substring(i + 2, i + 4), 16));
                i += 3;
            } else {
                text.append(escaped.charAt(i) == '-' ? '/' : escaped.charAt(i));
            }
        }
        return text.toString();
    }
}
