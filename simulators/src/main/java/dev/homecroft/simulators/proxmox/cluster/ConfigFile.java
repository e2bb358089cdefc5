package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.proxmox.wire.Json;
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

    /** SHA-1 over the file. */
    public String digest() {
        try {
            byte[] text = entries.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-1", e);
        }
    }

    /** Refuses when a caller has seen another state of the file; an empty digest asks for nothing. */
    public void requireDigest(String seen) {
        if (!seen.isEmpty() && !seen.equals(digest())) {
            throw new Refusal("detected modified configuration - file changed by other user? Try again.");
        }
    }

    /** Makes this file hold what the other holds now. */
    public void copyFrom(ConfigFile other) {
        entries.clear();
        other.entries.forEach((name, options) -> entries.put(name, new TreeMap<>(options)));
    }

    Map<String, Object> toJson() {
        return new LinkedHashMap<>(entries);
    }

    static ConfigFile fromJson(Map<String, Object> json) {
        ConfigFile file = new ConfigFile();
        json.forEach((name, options) -> file.entries.put(name, new TreeMap<>(Json.object(options))));
        return file;
    }
}
