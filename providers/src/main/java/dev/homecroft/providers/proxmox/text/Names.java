package dev.homecroft.providers.proxmox.text;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Target;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that we give: of image files, which can carry a mark nowhere but in their name, and of the addresses that go with
 * them.
 */
public final class Names {
    /** {@code debian-13.tower.croft.qcow2}. */
    private static final Pattern MARKED = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.croft(\\.[a-z0-9.]+)");

    /** Stands for the node in the address of an image on a storage that all nodes share. */
    public static final String SHARED = "shared";

    /** Kind of what a node shows of a storage; the storage itself is a setting. */
    public static final String STORAGE_STATUS = "storage-status";
    /** Kind of what is known of the devices behind a mapping. */
    public static final String MAPPING_STATUS = "mapping-status";

    /** Kind of a volume that hangs nowhere. */
    public static final String DISK = "disk";

    private Names() {}

    /** A guest's name as DNS has it: large and small letters are the same, so {@code HomeAssistant} is {@code homeassistant}. */
    public static String guest(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static Target target(String cluster) {
        return new Target("proxmox", cluster);
    }

    public static Address image(String name, String node, String storage) {
        return new Address("image", name + "@" + node + "/" + storage);
    }

    public static String markedFile(String image, String lab, String extension) {
        return image + "." + lab + ".croft" + extension;
    }

    public static ObjectRef file(Target target, String node, String volume) {
        return new ObjectRef(target, "file/" + node + "/" + volume);
    }

    /** A file keeps its name, length and time of making; one that was replaced has another time. */
    public static Identity fileIdentity(String volume, long bytes, long made) {
        return new Identity("file", volume + "#" + bytes + "@" + made);
    }

    /** The mark in the name of a file, if it carries one. */
    public static Optional<Mark> markOf(String file, String node, String storage, Identity identity) {
        Matcher matcher = MARKED.matcher(file);
        return matcher.matches()
                ? Optional.of(new Mark(
                        matcher.group(2), image(matcher.group(1), node, storage), Optional.of(identity), "download"))
                : Optional.empty();
    }
}
