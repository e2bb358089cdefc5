package dev.homecroft.simulators.proxmox.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The definition of a storage.
 *
 * @param type dir, nfs, btrfs, lvm, lvmthin or zfspool
 * @param content what it may hold: images, rootdir, iso, vztmpl, import, snippets, backup
 * @param nodes where it exists; empty for everywhere
 * @param shared whether all nodes see the same volumes
 * @param capacity bytes, on each node or together if shared
 */
public record Storage(String id, String type, List<String> content, List<String> nodes, boolean shared, long capacity) {
    public Storage {
        content = List.copyOf(content);
        nodes = List.copyOf(nodes);
    }

    public boolean isOn(String node) {
        return nodes.isEmpty() || nodes.contains(node);
    }

    public boolean holds(String kind) {
        return content.contains(kind);
    }

    /** Whether its volumes are files in folders. */
    public boolean hasFiles() {
        return type.equals("dir") || type.equals("nfs") || type.equals("btrfs");
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
        return json;
    }

    static Storage fromJson(Fields fields) {
        return new Storage(
                fields.text("id"),
                fields.text("type"),
                fields.texts("content"),
                fields.texts("nodes"),
                fields.flag("shared"),
                fields.number("capacity"));
    }
}
