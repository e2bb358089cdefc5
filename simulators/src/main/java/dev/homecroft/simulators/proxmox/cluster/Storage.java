package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The definition of a storage.
 *
 * @param type such as dir, nfs, btrfs, lvm, lvmthin, zfspool or pbs
 * @param content what it may hold: images, rootdir, iso, vztmpl, import, snippets, backup
 * @param nodes where it exists; empty for everywhere
 * @param shared whether all nodes see the same volumes
 * @param capacity bytes, on each node or together if shared
 * @param options all other options as they were given, without secrets
 */
public record Storage(
        String id,
        String type,
        List<String> content,
        List<String> nodes,
        boolean shared,
        long capacity,
        Map<String, String> options) {
    public Storage {
        content = List.copyOf(content);
        nodes = List.copyOf(nodes);
        options = Map.copyOf(options);
    }

    public Storage(String id, String type, List<String> content, List<String> nodes, boolean shared, long capacity) {
        this(id, type, content, nodes, shared, capacity, Map.of());
    }

    public boolean isOn(String node) {
        return nodes.isEmpty() || nodes.contains(node);
    }

    public boolean isEnabled() {
        return !options.getOrDefault("disable", "0").equals("1");
    }

    public boolean holds(String kind) {
        return content.contains(kind);
    }

    /** Whether its volumes are files in folders. */
    public boolean hasFiles() {
        return List.of("dir", "nfs", "btrfs", "cifs", "cephfs").contains(type);
    }

    /** Whether a new empty volume already takes its whole size. */
    public boolean isThick() {
        return type.equals("lvm");
    }

    /** The node that a volume belongs to: none on shared storage. */
    public String place(String node) {
        return shared ? "" : node;
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("type", type);
        json.put("content", content);
        json.put("nodes", nodes);
        json.put("shared", shared);
        json.put("capacity", capacity);
        json.put("options", options);
        return json;
    }

    static Storage fromJson(Fields fields) {
        return new Storage(
                fields.text("id"),
                fields.text("type"),
                fields.texts("content"),
                fields.texts("nodes"),
                fields.flag("shared"),
                fields.number("capacity"),
                fields.map("options"));
    }
}
