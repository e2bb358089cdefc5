package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A PCI resource mapping.
 *
 * @param map one property string for each node that has such a device
 */
public record PciMapping(String id, String description, List<String> map, boolean mdev, boolean migratable) {
    public PciMapping {
        map = List.copyOf(map);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("description", description);
        json.put("map", map);
        json.put("mdev", mdev);
        json.put("migratable", migratable);
        return json;
    }

    static PciMapping fromJson(Fields fields) {
        return new PciMapping(
                fields.text("id"),
                fields.text("description"),
                fields.texts("map"),
                fields.flag("mdev"),
                fields.flag("migratable"));
    }
}
