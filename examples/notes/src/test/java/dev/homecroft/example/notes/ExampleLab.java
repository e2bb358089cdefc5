package dev.homecroft.example.notes;

import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import java.util.Map;
import java.util.TreeMap;

/** A lab of hosts with notes. */
final class ExampleLab {
    private ExampleLab() {}

    static Lab with(Map<String, String> notes) {
        StringBuilder text = new StringBuilder("lab: { name: tower, secrets: safe }\n");
        new TreeMap<>(notes)
                .forEach((name, note) -> text.append(text.indexOf("hosts:") < 0 ? "hosts:\n" : "")
                        .append("  %s: { note: \"%s\" }\n".formatted(name, note)));
        return LabTexts.lab(text.toString());
    }
}
