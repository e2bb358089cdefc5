package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.firewall.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A rule of a firewall in the words of a file. */
final class RuleSaying {
    private static final Map<String, String> WORDS = Map.of(
            "macro", "macro",
            "proto", "protocol",
            "source", "from",
            "dest", "to",
            "dport", "ports",
            "sport", "source-ports",
            "iface", "interface",
            "log", "log");

    /** As people read them. */
    private static final List<String> ORDER =
            List.of("macro", "proto", "source", "sport", "dest", "dport", "iface", "log");

    private RuleSaying() {}

    /**
     * Empty when the lab has no word for a part of it.
     *
     * @param comment without a mark
     */
    static Optional<Json> of(Rule rule, String comment) {
        boolean isKnown = List.of("in", "out", "forward", "group").contains(rule.type())
                && WORDS.keySet().containsAll(rule.options().keySet());
        if (!isKnown) {
            return Optional.empty();
        }
        Json.ObjBuilder said = Json.object();
        if (rule.isGroup()) {
            said.put("group", rule.action());
        } else {
            if (!rule.type().equals("in")) {
                said.put("direction", rule.type());
            }
            said.put("action", rule.action().toLowerCase(Locale.ROOT));
        }
        ORDER.forEach(option ->
                rule.option(option).ifPresent(value -> said.put(WORDS.getOrDefault(option, ""), value)));
        if (!rule.isOn()) {
            said.put("enabled", false);
        }
        if (!comment.isEmpty()) {
            said.put("comment", comment);
        }
        return Optional.of(said.build());
    }
}
