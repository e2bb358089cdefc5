package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A volume on a storage.
 *
 * @param storage the storage's id
 * @param place the node it is on, or empty on shared storage
 * @param name its name within the storage, such as {@code vm-100-disk-0}
 * @param content images, rootdir, iso, vztmpl, import or backup
 * @param format raw, qcow2, subvol, iso, tzst
 * @param vmid its owner, or 0
 * @param size bytes that a guest sees
 * @param used bytes that it takes
 * @param base volume id of the template volume it is a linked clone of, or empty
 * @param created Unix seconds
 */
public record Volume(
        String storage,
        String place,
        String name,
        String content,
        String format,
        int vmid,
        long size,
        long used,
        String base,
        long created) {

    public String id() {
        return storage + ":" + name;
    }

    /** What no other volume of the cluster has. */
    String key() {
        return key(id(), place);
    }

    static String key(String id, String place) {
        return id + "@" + place;
    }

    /** Keys of volumes of this storage are not before it. */
    static String first(String storage) {
        return storage + ":";
    }

    /** Keys of volumes of this storage are all before it. */
    static String end(String storage) {
        return storage + (char) (':' + 1);
    }

    public Volume resized(long bytes) {
        return new Volume(storage, place, name, content, format, vmid, bytes, used, base, created);
    }

    public Volume renamed(String changed, int owner) {
        return new Volume(storage, place, changed, content, format, owner, size, used, base, created);
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("storage", storage);
        json.put("place", place);
        json.put("name", name);
        json.put("content", content);
        json.put("format", format);
        json.put("vmid", vmid);
        json.put("size", size);
        json.put("used", used);
        json.put("base", base);
        json.put("created", created);
        return json;
    }

    static Volume fromJson(Fields fields) {
        return new Volume(
                fields.text("storage"),
                fields.text("place"),
                fields.text("name"),
                fields.text("content"),
                fields.text("format"),
                (int) fields.number("vmid"),
                fields.number("size"),
                fields.number("used"),
                fields.text("base"),
                fields.number("created"));
    }
}
