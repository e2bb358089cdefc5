package dev.homecroft.engine.plan;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.json.FieldsJson;
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
                    .filter(object -> kinds.contains(object.kind()))
                    .forEach(object -> add(digest, line(object)));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String line(ObservedObject object) {
        Json.ObjBuilder json = Json.object()
                .put("ref", object.ref().toString())
                .put("name", object.name())
                .put("freshness", object.freshness().getClass().getSimpleName())
                .put("identity", object.identity(), identity -> Json.of(identity.toString()));
        object.mark()
                .ifPresent(mark -> json.put("mark", mark.toString())
                        .put("fields", FieldsJson.write(object.fields()))
                        .put("running", FieldsJson.write(object.running())));
        return JsonText.canonical(json.build());
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
