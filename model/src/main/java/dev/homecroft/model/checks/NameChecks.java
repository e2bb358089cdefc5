package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Fqdn;
import java.util.HashMap;
import java.util.Map;

/** Names of hosts, guests and VIPs that would be one name in the DNS. */
final class NameChecks {
    private NameChecks() {}

    static void twice(Facts facts, Report report) {
        Map<Fqdn, LabNames.Name> first = new HashMap<>();
        for (LabNames.Name name : facts.names()) {
            LabNames.Name earlier = first.putIfAbsent(name.name(), name);
            if (earlier != null) {
                report.add(Diagnostic.error(
                                CheckCodes.NAME_TWICE, "`%s` would be the name of two things.".formatted(name.name()))
                        .at(
                                name.at(),
                                "the " + name.thing().kind() + " `"
                                        + name.thing().name() + "`")
                        .context(
                                earlier.at(),
                                "the " + earlier.thing().kind() + " `"
                                        + earlier.thing().name() + "`")
                        .about(name.thing()));
            }
        }
    }
}
