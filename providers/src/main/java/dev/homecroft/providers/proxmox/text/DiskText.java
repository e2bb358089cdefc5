package dev.homecroft.providers.proxmox.text;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Disks of virtual machines and volumes of containers, between their text in the API and fields below {@code disks.SLOT}. */
public final class DiskText {
    private static final Set<String> FLAGS = Set.of("ssd", "backup", "iothread", "replicate", "ro");

    private DiskText() {}

    static void read(String slot, String text, Fields.Builder fields) {
        PropertyString disk = PropertyString.parse(text);
        String volume = disk.lead()
                .or(() -> disk.get("file"))
                .or(() -> disk.get("volume"))
                .orElse("none");
        if (isCloudInit(volume)) {
            fields.put("cloud-init.slot", slot);
            fields.put("cloud-init.storage", Slot.storageOf(volume));
            return;
        }
        if (disk.get("media").filter("cdrom"::equals).isPresent()) {
            fields.put("cdrom." + slot, volume);
            return;
        }
        String path = "disks." + slot + ".";
        fields.put(path + "volume", volume);
        fields.put(path + "storage", Slot.storageOf(volume));
        disk.parts().forEach((key, value) -> part(path, key, value, fields));
    }

    /** A drive that the server generates; it is not a disk and never counted as one. */
    private static boolean isCloudInit(String volume) {
        String name = volume.substring(volume.lastIndexOf('/') + 1);
        return name.contains("cloudinit");
    }

    private static void part(String path, String key, String text, Fields.Builder fields) {
        switch (key) {
            case "file", "volume", "media" -> {}
            case "size" -> fields.put(path + "size", Words.size(text).map(Value::of));
            case "discard" -> fields.put(path + "discard", text.equals("on"));
            case "mp" -> fields.put(path + "mount", text);
            default -> {
                Optional<Boolean> flag = FLAGS.contains(key) ? Words.flag(text) : Optional.empty();
                fields.put(path + key, flag.map(Value::of).orElse(Value.of(text)));
            }
        }
    }

    /** The disk as it is attached; its volume is known. */
    static String attached(Fields disk) {
        Map<String, String> parts = options(disk);
        disk.size("size").ifPresent(size -> parts.put("size", size.toString()));
        return new PropertyString(disk.text("volume"), parts).toString();
    }

    /** The call for a new empty volume; the server takes its size in GiB. */
    public static String allocated(Fields disk, ByteSize size) {
        String lead = disk.text("storage").orElse("") + ":" + Words.gibibytes(size);
        return new PropertyString(Optional.of(lead), options(disk)).toString();
    }

    /** The call for a new volume with an image's content. It gets the image's size and is grown afterwards. */
    public static String imported(Fields disk, String image) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("import-from", image);
        parts.putAll(options(disk));
        return new PropertyString(Optional.of(disk.text("storage").orElse("") + ":0"), parts).toString();
    }

    private static Map<String, String> options(Fields disk) {
        Map<String, String> parts = new LinkedHashMap<>();
        disk.values().forEach((key, value) -> {
            switch (key) {
                case "volume", "storage", "size" -> {}
                case "discard" -> parts.put("discard", value.equals(Value.of(true)) ? "on" : "ignore");
                case "mount" -> parts.put("mp", value.toString());
                default -> parts.put(key, value instanceof Value.Flag(boolean on) ? Words.flag(on) : value.toString());
            }
        });
        return parts;
    }
}
