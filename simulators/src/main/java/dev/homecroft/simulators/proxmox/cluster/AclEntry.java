package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the access control list.
 *
 * @param kind user, group or token
 * @param who the user, group or token
 * @param propagate whether it also holds below the path
 */
public record AclEntry(String path, String kind, String who, String role, boolean propagate) {
    public AclEntry {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not an ACL path: " + path);
        }
    }

    public boolean isSameLine(AclEntry other) {
        return path.equals(other.path) && kind.equals(other.kind) && who.equals(other.who) && role.equals(other.role);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", path);
        json.put("kind", kind);
        json.put("who", who);
        json.put("role", role);
        json.put("propagate", propagate);
        return json;
    }

    static AclEntry fromJson(Fields fields) {
        return new AclEntry(
                fields.text("path"),
                fields.text("kind"),
                fields.text("who"),
                fields.text("role"),
                fields.flag("propagate"));
    }
}
