package dev.homecroft.model.virt;

import dev.homecroft.model.Guest;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What Proxmox VE lets nobody but root@pam set, logged in with a password: no token may, not even one of root. These are the
 * options that its tables of privileges leave out (qemu-server and pve-container, 9.2).
 */
public final class RootOptions {
    private static final Set<String> OF_BOTH = Set.of("hookscript", "lock");
    private static final Set<String> OF_MACHINES = Set.of(
            "affinity",
            "amd-sev",
            "arch",
            "args",
            "hugepages",
            "intel-tdx",
            "ivshmem",
            "keephugepages",
            "spice_enhancements",
            "vmgenid");
    private static final String FEATURES = "features";
    private static final String NESTING = "nesting";

    private RootOptions() {}

    /** Those that the lab states of a guest, by the hypervisor's names. */
    public static SortedSet<String> of(Guest guest) {
        SortedSet<String> found = new TreeSet<>();
        guest.raw().forEach((option, value) -> {
            if (isRootOnly(guest.type(), option, value)) {
                found.add(option);
            }
        });
        if (guest.features().stream().anyMatch(feature -> !isFree(feature))) {
            found.add(FEATURES);
        }
        return found;
    }

    /** Whether a feature of a container can be set with a token. */
    public static boolean isFree(String feature) {
        return feature.equals(NESTING) || feature.startsWith(NESTING + "=");
    }

    /** @param value as the hypervisor takes it: some options are for root with certain values alone */
    public static boolean isRootOnly(Guest.Type type, String option, String value) {
        return OF_BOTH.contains(option)
                || switch (type) {
                    case VM -> ofMachine(option, value);
                    case CONTAINER -> ofContainer(option, value);
                };
    }

    private static boolean ofMachine(String option, String value) {
        boolean isDevice = option.matches("(hostpci|usb)[0-9]+");
        return OF_MACHINES.contains(option)
                || option.matches("parallel[0-9]+")
                || (option.matches("serial[0-9]+") && !value.equals("socket"))
                || (isDevice && value.contains("romfile="))
                || (isDevice && !value.contains("mapping=") && !value.startsWith("spice"));
    }

    /** A path of the node may not be mounted, and no device of the node be passed on. */
    private static boolean ofContainer(String option, String value) {
        return option.matches("dev[0-9]+")
                || (option.matches("mp[0-9]+") && value.startsWith("/"))
                || (option.equals(FEATURES) && !isFree(value));
    }
}
