package dev.homecroft.simulators.stage;

import dev.homecroft.simulators.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A configuration file below /etc/pve or of a node: named entries with options, each a text or a list of texts, and a digest
 * over all of it. Mutable; guarded by the cluster's lock.
 */
public final class ConfigFile {
    /** Letters of a SHA-256 digest. */
    private static final int SHA_256 = 64;

    private final NavigableMap<String, NavigableMap<String, Object>> entries = new TreeMap<>();

    /** All entries by name. */
    public NavigableMap<String, NavigableMap<String, Object>> entries() {
        return entries;
    }

    public Optional<NavigableMap<String, Object>> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** The options of an entry that is always there. */
    public NavigableMap<String, Object> at(String name) {
        return entries.computeIfAbsent(name, _ -> new TreeMap<>());
    }

    /** An option of an entry, or empty text. */
    public String text(String name, String option) {
        return find(name)
                .map(entry -> entry.getOrDefault(option, "").toString())
                .orElse("");
    }

    /** SHA-1 over the file, as Proxmox VE has it. */
    public String digest() {
        return digest("SHA-1");
    }

    /** A digest over the file. */
    public String digest(String algorithm) {
        try {
            byte[] text = entries.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no " + algorithm, e);
        }
    }

    /**
     * Refuses when a caller has seen another state of the file; an empty digest asks for nothing. How the digest was made
     * shows in its length.
     */
    public void requireDigest(String seen) {
        if (!seen.isEmpty() && !seen.equals(digest(seen.length() == SHA_256 ? "SHA-256" : "SHA-1"))) {
            throw new Refusal("detected modified configuration - file changed by other user? Try again.");
        }
    }

    /** Makes this file hold what the other holds now. */
    public void copyFrom(ConfigFile other) {
        entries.clear();
        other.entries.forEach((name, options) -> entries.put(name, new TreeMap<>(options)));
    }

    public Map<String, Object> toJson() {
        return new LinkedHashMap<>(entries);
    }

    public static ConfigFile fromJson(Map<String, Object> json) {
        ConfigFile file = new ConfigFile();
        json.forEach((name, options) -> file.entries.put(name, new TreeMap<>(Json.object(options))));
        return file;
    }
}
