package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.PbsState;
import dev.homecroft.simulators.values.AclPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who may do what where: roles from the nearest path that names the caller. Root in person may do everything; a token has what
 * it is given itself, and never more than its user.
 */
final class Rights {
    static final String FILE = "acl.cfg";
    private static final String STORE = "Datastore.";
    private static final Map<String, NavigableSet<String>> ROLES = roles();
    private static final NavigableSet<String> ALL = new TreeSet<>(ROLES.getOrDefault("Admin", new TreeSet<>()));

    private final PbsState state;

    Rights(PbsState state) {
        this.state = state;
    }

    /** The privileges of each role by name. */
    static Map<String, NavigableSet<String>> roles() {
        List<String> store = List.of("Allocate", "Audit", "Backup", "Modify", "Prune", "Read", "Verify");
        List<String> remote =
                List.of("Audit", "DatastoreBackup", "DatastoreModify", "DatastorePrune", "Modify", "Read");
        List<String> tape = List.of("Audit", "Modify", "Read", "Write");
        NavigableSet<String> admin = new TreeSet<>(List.of("Permissions.Modify", "Realm.Allocate"));
        store.forEach(name -> admin.add(STORE + name));
        remote.forEach(name -> admin.add("Remote." + name));
        tape.forEach(name -> admin.add("Tape." + name));
        List.of("Audit", "Console", "Modify", "PowerManagement").forEach(name -> admin.add("Sys." + name));
        Map<String, NavigableSet<String>> roles = new LinkedHashMap<>();
        roles.put("Admin", admin);
        roles.put("Audit", new TreeSet<>(List.of("Datastore.Audit", "Remote.Audit", "Sys.Audit", "Tape.Audit")));
        roles.put("NoAccess", new TreeSet<>());
        put(roles, "DatastoreAdmin", STORE, store.toArray(String[]::new));
        put(roles, "DatastoreReader", STORE, "Audit", "Read", "Verify");
        put(roles, "DatastoreBackup", STORE, "Backup");
        put(roles, "DatastorePowerUser", STORE, "Backup", "Prune");
        put(roles, "DatastoreAudit", STORE, "Audit");
        put(roles, "RemoteAudit", "Remote.", "Audit");
        put(roles, "RemoteAdmin", "Remote.", "Audit", "Modify", "Read");
        put(roles, "RemoteSyncOperator", "Remote.", "Audit", "Read");
        put(roles, "RemoteSyncPushOperator", "Remote.", "Audit", "DatastoreBackup");
        put(roles, "RemoteDatastorePowerUser", "Remote.", "DatastoreBackup", "DatastorePrune");
        put(roles, "RemoteDatastoreAdmin", "Remote.", "DatastoreBackup", "DatastoreModify", "DatastorePrune");
        put(roles, "TapeAudit", "Tape.", "Audit");
        put(roles, "TapeAdmin", "Tape.", tape.toArray(String[]::new));
        put(roles, "TapeOperator", "Tape.", "Audit", "Read", "Write");
        put(roles, "TapeReader", "Tape.", "Audit", "Read");
        return roles;
    }

    private static void put(Map<String, NavigableSet<String>> roles, String role, String prefix, String... names) {
        NavigableSet<String> privileges = new TreeSet<>();
        Arrays.stream(names).forEach(name -> privileges.add(prefix + name));
        roles.put(role, privileges);
    }

    boolean hasAny(String id, String path, List<String> anyOf) {
        NavigableMap<String, Boolean> own = privileges(id, path);
        return anyOf.stream().anyMatch(own::containsKey);
    }

    /** Whether one of them is held somewhere below the path. */
    boolean hasBelow(String id, String path, List<String> anyOf) {
        return state.file(FILE).entries().values().stream()
                .map(line -> line.getOrDefault("path", "").toString())
                .filter(below -> below.startsWith(path + "/"))
                .anyMatch(below -> hasAny(id, below, anyOf));
    }

    /** The privileges on a path; the value says whether they also hold below. */
    NavigableMap<String, Boolean> privileges(String id, String path) {
        Caller caller = new Caller(id);
        if (caller.isRoot()) {
            NavigableMap<String, Boolean> all = new TreeMap<>();
            ALL.forEach(privilege -> all.put(privilege, true));
            return all;
        }
        NavigableMap<String, Boolean> own = granted(id, path);
        if (caller.isToken()) {
            own.keySet().retainAll(privileges(caller.user(), path).keySet());
        }
        return own;
    }

    private NavigableMap<String, Boolean> granted(String id, String path) {
        List<Map<String, Object>> nearest = List.of();
        for (String prefix : AclPath.prefixes(path)) {
            List<Map<String, Object>> here = new ArrayList<>();
            for (Map<String, Object> line : state.file(FILE).entries().values()) {
                boolean isMine = id.equals(line.get("ugid")) && prefix.equals(line.get("path"));
                if (isMine && (propagates(line) || prefix.equals(path))) {
                    here.add(line);
                }
            }
            nearest = here.isEmpty() ? nearest : here;
        }
        NavigableMap<String, Boolean> privileges = new TreeMap<>();
        if (nearest.stream().noneMatch(line -> "NoAccess".equals(line.get("roleid")))) {
            nearest.forEach(line -> ROLES.getOrDefault(String.valueOf(line.get("roleid")), new TreeSet<>())
                    .forEach(privilege -> privileges.merge(privilege, propagates(line), Boolean::logicalOr)));
        }
        return privileges;
    }

    static boolean propagates(Map<String, Object> line) {
        return !"0".equals(line.get("propagate"));
    }
}
