package dev.homecroft.providers.proxmox.settings.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to become of one object, in the API's words.
 *
 * @param set values by option; a list for those that are sent several times
 * @param drop options that go back to what the server takes when nothing is said
 */
public record Edit(Map<String, List<String>> set, List<String> drop) {
    public Edit {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        drop = List.copyOf(drop);
    }

    public boolean isEmpty() {
        return set.isEmpty() && drop.isEmpty();
    }

    /** The same without one option. */
    public Edit without(String option) {
        Map<String, List<String>> fewer = new LinkedHashMap<>(set);
        fewer.remove(option);
        return new Edit(fewer, drop);
    }

    /** As a server takes it that has a parameter of its own for what is dropped. */
    List<Map.Entry<String, String>> parameters() {
        List<Map.Entry<String, String>> parameters = values();
        if (!drop.isEmpty()) {
            parameters.add(Map.entry("delete", String.join(",", drop)));
        }
        return parameters;
    }

    /** As a server takes it that wants to hear of each dropped option by itself. */
    List<Map.Entry<String, String>> parametersOneByOne() {
        List<Map.Entry<String, String>> parameters = values();
        drop.forEach(option -> parameters.add(Map.entry("delete", option)));
        return parameters;
    }

    /** As a server takes it that knows no other way to drop an option than to empty it. */
    List<Map.Entry<String, String>> parametersWithBlanks() {
        List<Map.Entry<String, String>> parameters = values();
        drop.forEach(option -> parameters.add(Map.entry(option, "")));
        return parameters;
    }

    private List<Map.Entry<String, String>> values() {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        set.forEach((option, values) -> values.forEach(value -> parameters.add(Map.entry(option, value))));
        return parameters;
    }
}
