package dev.homecroft.model.checks;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.model.Lab;
import java.util.HashSet;
import java.util.Set;

/** The zones of a lab, to be asked for many names. */
record Zones(Set<String> names) {
    static Zones of(Lab lab) {
        Set<String> names = new HashSet<>();
        lab.dns().zones().values().forEach(zone -> names.add(zone.name().text()));
        return new Zones(names);
    }

    /** Whether one of the zones is called that. */
    boolean areNamed(Fqdn name) {
        return names.contains(name.text());
    }

    /** Whether the name is that of a zone or below one. */
    boolean hold(Fqdn name) {
        String rest = name.text();
        int dot = rest.indexOf('.');
        while (!names.contains(rest) && dot >= 0) {
            rest = rest.substring(dot + 1);
            dot = rest.indexOf('.');
        }
        return names.contains(rest);
    }
}
