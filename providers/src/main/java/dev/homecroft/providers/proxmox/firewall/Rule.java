package dev.homecroft.providers.proxmox.firewall;

import dev.homecroft.kernel.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One rule, written {@code in ACCEPT proto=tcp dport=8006 off # words}.
 *
 * @param type {@code in}, {@code out}, {@code forward} or {@code group}
 * @param action ACCEPT, DROP or REJECT; of a group its name
 * @param options by the API's names
 * @param isOn whether it counts
 * @param comment what people wrote, without our mark
 */
public record Rule(String type, String action, SortedMap<String, String> options, boolean isOn, String comment) {
    /** In the order in which people read them. */
    private static final List<String> NAMES =
            List.of("macro", "proto", "source", "sport", "dest", "dport", "icmp-type", "iface", "log");

    private static final String COMMENT = " # ";
    private static final String OFF = "off";

    public Rule {
        SortedMap<String, String> known = new TreeMap<>(options);
        known.keySet().retainAll(NAMES);
        known.values().removeIf(String::isBlank);
        known.replaceAll((name, value) -> value.replaceAll("\\s+", ""));
        options = Collections.unmodifiableSortedMap(known);
        comment = comment.replaceAll("\\s+", " ").strip();
    }

    /** From a row of an answer. The comment stands there with a mark, if it has one, which is not for this to know. */
    public static Rule of(Json.Obj row, String comment) {
        Map<String, String> options = new LinkedHashMap<>();
        NAMES.forEach(name -> row.text(name).ifPresent(value -> options.put(name, value)));
        return new Rule(
                row.text("type").orElse(""),
                row.text("action").orElse(""),
                new TreeMap<>(options),
                row.whole("enable").filter(on -> on != 0).isPresent(),
                comment);
    }

    public static Rule parse(String text) {
        int mark = text.indexOf(COMMENT);
        String comment = mark < 0 ? "" : text.substring(mark + COMMENT.length());
        String[] words = (mark < 0 ? text : text.substring(0, mark)).strip().split(" ");
        SortedMap<String, String> options = new TreeMap<>();
        boolean isOn = true;
        for (int i = 2; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            if (equals > 0) {
                options.put(words[i].substring(0, equals), words[i].substring(equals + 1));
            }
            isOn &= !words[i].equals(OFF);
        }
        return new Rule(words[0], words.length > 1 ? words[1] : "", options, isOn, comment);
    }

    public Rule off() {
        return new Rule(type, action, options, false, comment);
    }

    public Rule on() {
        return new Rule(type, action, options, true, comment);
    }

    public boolean isGroup() {
        return type.equals("group");
    }

    public boolean isAccepting() {
        return action.equals("ACCEPT");
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** Whether it says the same of the same packets, be it on or off. The server has a spelling of its own for macros. */
    boolean isLike(Rule other) {
        return type.equals(other.type)
                && action.equals(other.action)
                && spelled().equals(other.spelled());
    }

    private Map<String, String> spelled() {
        Map<String, String> spelled = new TreeMap<>(options);
        spelled.computeIfPresent("macro", (name, macro) -> macro.toLowerCase(Locale.ROOT));
        spelled.computeIfPresent("proto", (name, proto) -> proto.toLowerCase(Locale.ROOT));
        return spelled;
    }

    /** The same in everything that people see. */
    public boolean isSame(Rule other) {
        return isLike(other) && isOn == other.isOn && comment.equals(other.comment);
    }

    /** As parameters of a call; the comment is given with our mark. */
    public List<Map.Entry<String, String>> parameters(String marked) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        parameters.add(Map.entry("type", type));
        parameters.add(Map.entry("action", action));
        options.forEach((name, value) -> parameters.add(Map.entry(name, value)));
        parameters.add(Map.entry("enable", isOn ? "1" : "0"));
        parameters.add(Map.entry("comment", marked));
        return parameters;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(type + " " + action);
        NAMES.forEach(name -> option(name)
                .ifPresent(value -> text.append(' ').append(name).append('=').append(value)));
        if (!isOn) {
            text.append(' ').append(OFF);
        }
        return comment.isEmpty()
                ? text.toString()
                : text.append(COMMENT).append(comment).toString();
    }
}
