package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A user.
 *
 * @param id {@code name@realm}
 * @param password plain, since it only opens a simulator
 * @param details the rest: email, firstname, lastname, keys, expire (Unix seconds)
 */
public record User(
        String id, String password, boolean enabled, List<String> groups, String comment, Map<String, String> details) {
    public static final String ROOT = "root@pam";

    public User {
        groups = List.copyOf(groups);
        details = Map.copyOf(details);
    }

    public User(String id, String password, boolean enabled, List<String> groups, String comment) {
        this(id, password, enabled, groups, comment, Map.of());
    }

    /** Unix seconds, or 0 for never. */
    public long expire() {
        return Long.parseLong(details.getOrDefault("expire", "0"));
    }

    public User withPassword(String changed) {
        return new User(id, changed, enabled, groups, comment, details);
    }

    public User withGroups(List<String> changed) {
        return new User(id, password, enabled, changed, comment, details);
    }

    /** This with other details, where those that are given replace the old ones. */
    public User with(boolean isEnabled, String otherComment, Map<String, String> more) {
        NavigableMap<String, String> all = new TreeMap<>(details);
        all.putAll(more);
        return new User(id, password, isEnabled, groups, otherComment, all);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("password", password);
        json.put("enabled", enabled);
        json.put("groups", groups);
        json.put("comment", comment);
        json.put("details", details);
        return json;
    }

    static User fromJson(Fields fields) {
        return new User(
                fields.text("id"),
                fields.text("password"),
                fields.flag("enabled"),
                fields.texts("groups"),
                fields.text("comment"),
                fields.map("details"));
    }
}
