package dev.homecroft.providers.proxmox.reading;

import dev.homecroft.kernel.Mac;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.text.ConfigReader;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a guest's configuration says, two ways.
 *
 * @param config as it will be after its next start: pending changes included
 * @param running as it is in effect
 */
public record GuestState(
        GuestKind kind, long id, String node, SortedMap<String, String> config, SortedMap<String, String> running) {
    /** Names of options begin so that keep volumes which hang nowhere. */
    public static final String UNUSED = "unused";

    private static final String DIGEST = "digest";

    public GuestState {
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
        running = Collections.unmodifiableSortedMap(new TreeMap<>(running));
    }

    /** From the rows of {@code /pending}, the one call that tells both. */
    static GuestState fromPending(GuestKind kind, long id, String node, Json rows) {
        SortedMap<String, String> config = new TreeMap<>();
        SortedMap<String, String> running = new TreeMap<>();
        for (Json.Obj row : Tasks.rows(rows)) {
            String key = row.text("key").orElse("");
            row.text("value").ifPresent(value -> running.put(key, value));
            boolean goes = row.whole("delete").orElse(0L) > 0;
            if (!goes) {
                row.text("pending").or(() -> row.text("value")).ifPresent(value -> config.put(key, value));
            }
        }
        return new GuestState(kind, id, node, config, running);
    }

    private Optional<String> option(String key) {
        return Optional.ofNullable(config.get(key));
    }

    /** The same parameters, and what lets the server refuse them when this state is no longer what is there. */
    public Map<String, String> bound(Map<String, String> parameters) {
        Map<String, String> bound = new LinkedHashMap<>(parameters);
        option(DIGEST).ifPresent(digest -> bound.put(DIGEST, digest));
        return bound;
    }

    public Notes notes() {
        return Notes.parse(option("description").orElse(""));
    }

    /**
     * What it keeps for life: a virtual machine's SMBIOS uuid; of a container, which has none, the MAC address of its first
     * interface or else the volume of its root.
     */
    public Optional<Identity> identity() {
        return switch (kind) {
            case QEMU ->
                option("smbios1")
                        .flatMap(text -> PropertyString.parse(text).get("uuid"))
                        .map(uuid -> new Identity("smbios", uuid.toLowerCase(Locale.ROOT)));
            case LXC ->
                option("net0")
                        .flatMap(text -> PropertyString.parse(text).get("hwaddr"))
                        .flatMap(Mac::tryParse)
                        .map(mac -> new Identity("mac", mac.toString()))
                        .or(() -> option("rootfs")
                                .flatMap(text -> PropertyString.parse(text).lead())
                                .map(volume -> new Identity("volume", volume)));
        };
    }

    public Fields fields() {
        return ConfigReader.read(kind, config);
    }

    /** Values in effect where they differ from what is configured. */
    public Fields runningFields() {
        Map<String, Value> all = fields().values();
        SortedMap<String, Value> differing = new TreeMap<>();
        ConfigReader.read(kind, running).values().forEach((path, value) -> {
            if (!value.equals(all.get(path))) {
                differing.put(path, value);
            }
        });
        return new Fields(differing);
    }

    /** Whether something waits for the next start. */
    public boolean hasPending() {
        return !config.equals(running);
    }

    /** Where the volume hangs, also after it was taken off and is kept as unused. */
    public Optional<String> keyOf(String volume) {
        return config.entrySet().stream()
                .filter(option -> Slot.isDisk(option.getKey())
                        || option.getKey().startsWith(UNUSED)
                        || option.getKey().startsWith("efidisk")
                        || option.getKey().startsWith("tpmstate"))
                .filter(option -> PropertyString.parse(option.getValue())
                        .lead()
                        .filter(volume::equals)
                        .isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public Optional<String> lock() {
        return option("lock");
    }

    public boolean isTemplate() {
        return option("template").flatMap(Words::flag).orElse(false);
    }

    /** For people: {@code windows, smbios 9be7…}. */
    public String words() {
        return "`%s`, %s"
                .formatted(
                        option("name").or(() -> option("hostname")).orElse("without a name"),
                        identity().map(Identity::toString).orElse("without identity"));
    }
}
