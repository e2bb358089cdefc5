package dev.homecroft.providers.proxmox.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API's form for a device: parts divided by commas, each {@code key=value}, and at most one in front without a key, such
 * as {@code local-lvm:vm-100-disk-0,discard=on,size=32G}.
 *
 * @param lead the part without a key
 * @param parts the others, in order
 */
public record PropertyString(Optional<String> lead, Map<String, String> parts) {
    public PropertyString {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    public static PropertyString parse(String text) {
        Optional<String> lead = Optional.empty();
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.strip().split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            } else if (lead.isEmpty() && !part.isEmpty()) {
                lead = Optional.of(part);
            }
        }
        return new PropertyString(lead, parts);
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(parts.get(key));
    }

    public Optional<Boolean> flag(String key) {
        return get(key).flatMap(Words::flag);
    }

    @Override
    public String toString() {
        List<String> all = new ArrayList<>();
        lead.ifPresent(all::add);
        parts.forEach((key, value) -> all.add(key + "=" + value));
        return String.join(",", all);
    }
}
