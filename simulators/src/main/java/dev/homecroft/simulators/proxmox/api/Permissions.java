package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.AclEntry;
import dev.homecroft.simulators.proxmox.cluster.ApiToken;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.User;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.values.AclPath;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Who may do what where: roles from the nearest path that names the caller, and a token within its user. */
final class Permissions {
    private static final Pattern OF_GUEST = Pattern.compile("/vms/[0-9]+");

    private final ClusterState state;

    Permissions(ClusterState state) {
        this.state = state;
    }

    /** Refuses unless the caller has one of the privileges on the path. */
    void require(Caller caller, String path, List<String> anyOf) {
        if (!has(caller, path, anyOf)) {
            throw new Refusal(403, "Permission check failed (" + path + ", " + String.join("|", anyOf) + ")", Map.of());
        }
    }

    boolean has(Caller caller, String path, List<String> anyOf) {
        if (isRoot(caller)) {
            return anyOf.stream().anyMatch(privilege -> Roles.hasPrivilege(state, privilege));
        }
        NavigableMap<String, Boolean> own = privileges(caller, path);
        return anyOf.stream().anyMatch(own::containsKey);
    }

    /** Root, or a token of root's that may do what root may. */
    private static boolean isRoot(Caller caller) {
        return caller.user().equals(User.ROOT)
                && caller.token().filter(ApiToken::privsep).isEmpty();
    }

    /** The caller's privileges on a path; the value says whether they also hold below. */
    NavigableMap<String, Boolean> privileges(Caller caller, String path) {
        NavigableMap<String, Boolean> ofUser = ofUser(caller.user(), path);
        if (caller.token().isEmpty() || !caller.token().get().privsep()) {
            return ofUser;
        }
        NavigableMap<String, Boolean> ofToken =
                resolve(path, entry -> isToken(entry, caller.token().get()));
        ofToken.keySet().retainAll(ofUser.keySet());
        return ofToken;
    }

    private NavigableMap<String, Boolean> ofUser(String user, String path) {
        if (user.equals(User.ROOT)) {
            NavigableMap<String, Boolean> all = new TreeMap<>();
            Roles.privileges(state).forEach(privilege -> all.put(privilege, true));
            return all;
        }
        User known = state.users().get(user);
        List<String> groups = known == null ? List.of() : known.groups();
        return resolve(
                path,
                entry -> (entry.kind().equals("user") && entry.who().equals(user))
                        || (entry.kind().equals("group") && groups.contains(entry.who())));
    }

    private static boolean isToken(AclEntry entry, ApiToken token) {
        return entry.kind().equals("token") && entry.who().equals(token.id());
    }

    private NavigableMap<String, Boolean> resolve(String path, Predicate<AclEntry> isMine) {
        NavigableMap<String, Boolean> found = alongPath(path, isMine);
        pool(path).forEach(pool -> alongPath("/pool/" + pool, isMine).forEach(found::putIfAbsent));
        return found;
    }

    private List<String> pool(String path) {
        if (OF_GUEST.matcher(path).matches()) {
            return state.guest(Integer.parseInt(path.substring(5))).stream()
                    .map(Guest::pool)
                    .filter(pool -> !pool.isEmpty())
                    .toList();
        }
        if (path.startsWith("/storage/")) {
            String pool = state.storagePools().getOrDefault(path.substring(9), "");
            return pool.isEmpty() ? List.of() : List.of(pool);
        }
        return List.of();
    }

    private NavigableMap<String, Boolean> alongPath(String path, Predicate<AclEntry> isMine) {
        List<AclEntry> nearest = List.of();
        for (String prefix : AclPath.prefixes(path)) {
            List<AclEntry> here = state.acl().stream()
                    .filter(entry -> entry.path().equals(prefix) && isMine.test(entry))
                    .filter(entry -> entry.propagate() || prefix.equals(path))
                    .toList();
            boolean hasOwn = here.stream().anyMatch(entry -> !entry.kind().equals("group"));
            List<AclEntry> counted = hasOwn
                    ? here.stream()
                            .filter(entry -> !entry.kind().equals("group"))
                            .toList()
                    : here;
            nearest = counted.isEmpty() ? nearest : counted;
        }
        NavigableMap<String, Boolean> privileges = new TreeMap<>();
        if (nearest.stream().anyMatch(entry -> entry.role().equals("NoAccess"))) {
            return privileges;
        }
        Map<String, NavigableSet<String>> roles = Roles.all(state);
        nearest.forEach(entry -> roles.getOrDefault(entry.role(), new TreeSet<>())
                .forEach(privilege -> privileges.merge(privilege, entry.propagate(), Boolean::logicalOr)));
        return privileges;
    }
}
