package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads a guest's configuration in the three ways there are: with what is pending, as it runs, and both. */
final class GuestConfig {
    private static final String MASK = "**********";

    private GuestConfig() {}

    static Object read(Call call, Guest.Kind kind) {
        Guest guest = call.guest(kind);
        Map<String, String> shown = call.flag("current") ? guest.config() : guest.merged();
        Map<String, Object> answer = new LinkedHashMap<>();
        shown.forEach((key, value) -> answer.put(key, json(kind, key, value)));
        answer.put("digest", guest.digest());
        return answer;
    }

    private static Object json(Guest.Kind kind, String key, String value) {
        if (key.equals("cipassword")) {
            return MASK;
        }
        if (key.equals("description") && !value.endsWith("\n")) {
            return value + "\n";
        }
        return GuestOptions.of(kind).json(key, value);
    }

    /** Rows of key, value, pending and delete; the digest is one of them. */
    static Object pending(Call call, Guest.Kind kind) {
        Guest guest = call.guest(kind);
        TreeSet<String> keys = new TreeSet<>(guest.config().keySet());
        keys.addAll(guest.pending().keySet());
        keys.addAll(guest.pendingDelete());
        List<Object> rows = new ArrayList<>();
        for (String key : keys) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("key", key);
            if (guest.config().containsKey(key)) {
                row.put("value", json(kind, key, guest.option(key)));
            }
            if (guest.pending().containsKey(key)) {
                row.put("pending", json(kind, key, guest.pending().getOrDefault(key, "")));
            }
            if (guest.pendingDelete().contains(key)) {
                row.put("delete", 1);
            }
            rows.add(row);
        }
        rows.add(new LinkedHashMap<>(Map.of("key", "digest", "value", guest.digest())));
        return rows;
    }
}
