package dev.homecroft.providers.proxmox.declared;

import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Origin;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.Fields;
import java.util.HashMap;
import java.util.Map;

/**
 * The places of a guest's fields in the lab's files, under the paths that they became. A path whose value is made from
 * something else, such as a VLAN from the name of a network, has the place of the entry around it.
 */
public final class GuestOrigins {
    /** Paths that the files call otherwise. */
    private static final Map<String, String> STATED_AS = Map.of(
            "cpu.cores", "cpu",
            "cpu.type", "cpu-type",
            "os", "os-type",
            "cloud-init.keys", "cloud-init.ssh-keys");

    private final Origin origin;
    private final Map<String, Guest.Disk> disks;
    private final Map<String, Nic> nics;

    private GuestOrigins(Guest guest) {
        this.origin = guest.origin();
        this.disks = Slots.disks(guest);
        this.nics = Slots.nics(guest);
    }

    public static Map<String, SourceRange> of(Guest guest, Fields fields) {
        GuestOrigins known = new GuestOrigins(guest);
        Map<String, SourceRange> origins = new HashMap<>();
        for (String path : fields.values().keySet()) {
            String stated = known.stated(path);
            if (known.origin.states(stated)) {
                origins.put(path, known.origin.of(stated));
            }
        }
        return origins;
    }

    private String stated(String path) {
        if (path.startsWith("disks.")) {
            Guest.Disk disk = disks.get(Slot.inPath(path));
            return disk == null ? "disks" : "disks." + disk.name() + rest(path);
        }
        if (path.startsWith("nics.")) {
            Nic nic = nics.get(Slot.inPath(path));
            String entry = nic == null ? "nics" : "nics." + nic.name();
            return origin.states(entry + rest(path)) ? entry + rest(path) : entry;
        }
        return STATED_AS.getOrDefault(path, path);
    }

    /** {@code .size} of {@code disks.scsi0.size}. */
    private static String rest(String path) {
        int end = path.indexOf('.', path.indexOf('.') + 1);
        return end < 0 ? "" : path.substring(end);
    }
}
