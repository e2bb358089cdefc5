package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of grants: one call sets or takes away a line, and there is no path for a single one. */
public final class AclRoute implements Route {
    private static final String PATH = "/access/acl";

    /**
     * A line of the list; written {@code user:ana@pve:PVEVMUser:/vms/100}.
     *
     * @param type user, group or token
     */
    public record Line(String type, String who, String role, String path) {
        public static Line parse(String key) {
            String[] parts = key.split(":", 4);
            if (parts.length != 4) {
                throw new IllegalArgumentException("not a line of an access control list: " + key);
            }
            return new Line(parts[0], parts[1], parts[2], parts[3]);
        }

        @Override
        public String toString() {
            return String.join(":", type, who, role, path);
        }
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        Map<String, Json.Obj> lines = new LinkedHashMap<>();
        for (Json.Obj row : Tasks.rows(client.need(PATH, "list who may do what"))) {
            Line line = new Line(
                    row.text("type").orElse(""),
                    row.text("ugid").orElse(""),
                    row.text("roleid").orElse(""),
                    row.text("path").orElse(""));
            lines.put(line.toString(), row);
        }
        return lines;
    }

    private static Request line(String key, List<Map.Entry<String, String>> more) {
        Line line = Line.parse(key);
        List<Map.Entry<String, String>> parameters = new ArrayList<>(List.of(
                Map.entry("path", line.path()),
                Map.entry("roles", line.role()),
                Map.entry(line.type() + "s", line.who())));
        parameters.addAll(more);
        return new Request("PUT", PATH, parameters);
    }

    @Override
    public Request create(String key, Edit edit) {
        return line(key, edit.parameters());
    }

    @Override
    public Request change(String key, Json.Obj now, Edit edit) {
        return line(key, edit.parameters());
    }

    @Override
    public Request delete(String key, Json.Obj now) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        now.text("propagate").ifPresent(propagate -> parameters.add(Map.entry("propagate", propagate)));
        parameters.add(Map.entry("delete", "1"));
        return line(key, parameters);
    }
}
