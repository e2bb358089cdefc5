package dev.homecroft.simulators.proxmox.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A user.
 *
 * @param id {@code name@realm}
 * @param password plain, since it only opens a simulator
 */
public record User(String id, String password, boolean enabled, List<String> groups, String comment) {
    public static final String ROOT = "root@pam";

    public User {
        groups = List.copyOf(groups);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("password", password);
        json.put("enabled", enabled);
        json.put("groups", groups);
        json.put("comment", comment);
        return json;
    }

    static User fromJson(Fields fields) {
        return new User(
                fields.text("id"),
                fields.text("password"),
                fields.flag("enabled"),
                fields.texts("groups"),
                fields.text("comment"));
    }
}
