package dev.homecroft.engine.plan;

import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Set;

/**
 * A digest over what a plan was made from. Two observations have the same one when nothing differs that a plan could rest
 * on: times and free space are left out, and of foreign objects all but where and what they are.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** @param kinds kinds of things that providers own; other objects (nodes, storages) only tell about capacity */
    public static String of(Collection<Observation> observations, Set<String> kinds) {
        MessageDigest digest = sha256();
        observations.stream().sorted(Comparator.comparing(Observation::target)).forEach(observation -> {
            add(
                    digest,
                    observation.target() + " "
                            + observation.freshness().getClass().getSimpleName());
            observation.objects().stream()
                    .map(object -> line(object, kinds))
                    .filter(line -> !line.isEmpty())
                    .forEach(line -> add(digest, line));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What of one object counts; empty when nothing does. */
    static String line(ObservedObject object, Set<String> kinds) {
        return kinds.contains(object.kind()) ? line(object) : wish(object);
    }

    /** What is wanted of a host decides where things go. */
    private static String wish(ObservedObject object) {
        return object.mark().map(mark -> object.ref() + " " + mark).orElse("");
    }

    private static String line(ObservedObject object) {
        StringBuilder line = new StringBuilder();
        part(line, object.ref().toString());
        part(line, object.name());
        part(line, object.freshness().getClass().getSimpleName());
        part(line, object.identity().map(Object::toString).orElse(""));
        object.mark().ifPresent(mark -> {
            part(line, mark.toString());
            fields(line, object.fields());
            fields(line, object.running());
        });
        return line.toString();
    }

    private static void fields(StringBuilder line, Fields fields) {
        line.append('{');
        fields.values().forEach((path, value) -> {
            part(line, path);
            value(line, value);
        });
        line.append('}');
    }

    private static void value(StringBuilder line, Value value) {
        line.append(value.getClass().getSimpleName());
        if (value instanceof Value.Items(var items)) {
            line.append('[');
            items.forEach(item -> value(line, item));
            line.append(']');
        } else {
            part(line, value.toString());
        }
    }

    /** With its length before it, so that no text can look like two. */
    private static void part(StringBuilder line, String text) {
        line.append(text.length()).append(':').append(text);
    }

    private static void add(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
