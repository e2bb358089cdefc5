package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Privileges and roles; both depend on the version. */
final class Roles {
    private static final List<String> GUEST = words("VM.Allocate VM.Clone VM.Migrate VM.Snapshot VM.Snapshot.Rollback"
            + " VM.Backup VM.Console VM.PowerMgmt VM.Audit VM.Config.Disk VM.Config.CPU VM.Config.Memory"
            + " VM.Config.Network VM.Config.HWType VM.Config.Options VM.Config.CDROM VM.Config.Cloudinit");
    private static final List<String> GUEST_SINCE_9 = words("VM.Replicate VM.GuestAgent.Audit VM.GuestAgent.FileRead"
            + " VM.GuestAgent.FileWrite VM.GuestAgent.FileSystemMgmt VM.GuestAgent.Unrestricted");
    private static final List<String> OTHER = words("Sys.PowerMgmt Sys.Modify Sys.Incoming Sys.AccessNetwork"
            + " Sys.Console Sys.Syslog Sys.Audit Datastore.Allocate Datastore.AllocateTemplate"
            + " Datastore.AllocateSpace Datastore.Audit SDN.Allocate SDN.Audit SDN.Use Pool.Allocate Pool.Audit"
            + " Mapping.Modify Mapping.Use Mapping.Audit Realm.Allocate Realm.AllocateUser User.Modify"
            + " Group.Allocate Permissions.Modify");
    private static final Map<String, List<String>> FIXED = Map.of(
            "NoAccess", List.of(),
            "PVEAuditor", words("VM.Audit Sys.Audit Datastore.Audit SDN.Audit Pool.Audit Mapping.Audit"),
            "PVEVMUser", words("VM.Audit VM.Console VM.PowerMgmt VM.Backup VM.Config.CDROM VM.Config.Cloudinit"),
            "PVETemplateUser", words("VM.Audit VM.Clone"),
            "PVEDatastoreUser", words("Datastore.AllocateSpace Datastore.Audit"),
            "PVEDatastoreAdmin",
                    words("Datastore.Allocate Datastore.AllocateTemplate Datastore.AllocateSpace Datastore.Audit"),
            "PVEMappingUser", words("Mapping.Use Mapping.Audit"),
            "PVEPoolUser", words("Pool.Audit"),
            "PVESDNUser", words("SDN.Use SDN.Audit"),
            "PVESysAdmin", words("Sys.Audit Sys.Console Sys.Syslog Sys.PowerMgmt Permissions.Modify"));

    private Roles() {}

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }

    static NavigableSet<String> privileges(ClusterState state) {
        NavigableSet<String> all = new TreeSet<>(guest(state));
        all.addAll(OTHER);
        return all;
    }

    /** Whether the version knows the privilege. */
    static boolean hasPrivilege(ClusterState state, String privilege) {
        return OTHER.contains(privilege)
                || GUEST.contains(privilege)
                || (state.isAtLeast(9, 0) ? GUEST_SINCE_9.contains(privilege) : privilege.equals("VM.Monitor"));
    }

    private static List<String> guest(ClusterState state) {
        List<String> guest = new ArrayList<>(GUEST);
        if (state.isAtLeast(9, 0)) {
            guest.addAll(GUEST_SINCE_9);
        } else {
            guest.add("VM.Monitor");
        }
        return guest;
    }

    /** The roles that come with the product. */
    static NavigableMap<String, NavigableSet<String>> builtIn(ClusterState state) {
        NavigableMap<String, NavigableSet<String>> roles = new TreeMap<>();
        FIXED.forEach((name, privileges) -> roles.put(name, new TreeSet<>(privileges)));
        roles.put("Administrator", privileges(state));
        roles.put("PVEVMAdmin", new TreeSet<>(guest(state)));
        NavigableSet<String> admin = privileges(state);
        admin.removeAll(
                List.of("Sys.PowerMgmt", "Sys.Modify", "Sys.AccessNetwork", "Realm.Allocate", "Permissions.Modify"));
        roles.put("PVEAdmin", admin);
        return roles;
    }

    /** All roles: built in and own. */
    static NavigableMap<String, NavigableSet<String>> all(ClusterState state) {
        NavigableMap<String, NavigableSet<String>> roles = builtIn(state);
        state.roles().forEach((name, privileges) -> {
            NavigableSet<String> set = new TreeSet<>(Arrays.asList(privileges.split(",")));
            set.remove("");
            roles.put(name, set);
        });
        return roles;
    }
}
