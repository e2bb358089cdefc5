package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.AclEntry;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Who is who and who may do what. */
final class AccessEndpoints {

    private AccessEndpoints() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.post("/access/ticket").local().does(AccessEndpoints::login),
                Endpoint.get("/access/permissions").does(AccessEndpoints::permissions),
                Endpoint.get("/access/roles").does(AccessEndpoints::roles),
                Endpoint.get("/access/roles/{roleid}").does(AccessEndpoints::role),
                Endpoint.post("/access/roles").does(AccessEndpoints::createRole),
                Endpoint.put("/access/roles/{roleid}").does(AccessEndpoints::changeRole),
                Endpoint.delete("/access/roles/{roleid}").does(AccessEndpoints::deleteRole),
                Endpoint.get("/access/acl").does(AccessEndpoints::acl),
                Endpoint.put("/access/acl").does(AccessEndpoints::changeAcl));
    }

    private static ClusterState state(Call call) {
        return call.cluster().state();
    }

    private static Object login(Call call) {
        String user = call.text("username");
        String full = user.indexOf('@') > 0
                ? user
                : user + "@" + call.optional("realm").orElse("pam");
        Authenticator authenticator = new Authenticator(
                state(call), (call.cluster().now() + state(call).skew(call.entryNode())) / 1000);
        Map<String, Object> session = new LinkedHashMap<>(authenticator.login(full, call.text("password")));
        session.put("clustername", state(call).name());
        session.put("cap", Map.of());
        return session;
    }

    private static Object permissions(Call call) {
        Permissions permissions = new Permissions(state(call));
        List<String> paths = new ArrayList<>();
        if (call.optional("path").isPresent()) {
            paths.add(call.text("path"));
        } else {
            paths.addAll(List.of("/", "/access", "/nodes", "/pool", "/sdn", "/storage", "/vms", "/mapping"));
            state(call).acl().forEach(entry -> paths.add(entry.path()));
        }
        NavigableMap<String, Object> found = new TreeMap<>();
        for (String path : paths) {
            NavigableMap<String, Object> rights = new TreeMap<>();
            permissions
                    .privileges(call.caller(), path)
                    .forEach((right, propagates) -> rights.put(right, propagates ? 1 : 0));
            if (!rights.isEmpty() || call.optional("path").isPresent()) {
                found.put(path, rights);
            }
        }
        return found;
    }

    private static Object roles(Call call) {
        var builtIn = Roles.builtIn(state(call)).keySet();
        return Roles.all(state(call)).entrySet().stream()
                .map(role -> Map.of(
                        "roleid", role.getKey(),
                        "privs", String.join(",", role.getValue()),
                        "special", builtIn.contains(role.getKey()) ? 1 : 0))
                .toList();
    }

    private static Object role(Call call) {
        var role = Roles.all(state(call)).get(call.text("roleid"));
        if (role == null) {
            throw new Refusal("role '" + call.text("roleid") + "' does not exist");
        }
        Map<String, Object> rights = new LinkedHashMap<>();
        role.forEach(right -> rights.put(right, 1));
        return rights;
    }

    private static Object createRole(Call call) {
        String name = call.text("roleid");
        if (Roles.all(state(call)).containsKey(name)) {
            throw new Refusal("role '" + name + "' already exists");
        }
        state(call).roles().put(name, checkedPrivileges(call, List.of()));
        return Json.Null.NULL;
    }

    private static Object changeRole(Call call) {
        String name = requireOwnRole(call);
        List<String> kept = call.flag("append")
                ? List.of(state(call).roles().getOrDefault(name, "").split(","))
                : List.of();
        state(call).roles().put(name, checkedPrivileges(call, kept));
        return Json.Null.NULL;
    }

    private static Object deleteRole(Call call) {
        String name = requireOwnRole(call);
        state(call).roles().remove(name);
        state(call).acl().removeIf(entry -> entry.role().equals(name));
        return Json.Null.NULL;
    }

    private static String requireOwnRole(Call call) {
        String name = call.text("roleid");
        if (Roles.builtIn(state(call)).containsKey(name)) {
            throw new Refusal("auto-generated role '" + name + "' cannot be modified");
        }
        if (!state(call).roles().containsKey(name)) {
            throw new Refusal("role '" + name + "' does not exist");
        }
        return name;
    }

    private static String checkedPrivileges(Call call, List<String> kept) {
        var known = Roles.privileges(state(call));
        for (String privilege : call.list("privs")) {
            if (!known.contains(privilege)) {
                throw Refusal.parameter("privs", "invalid privilege '" + privilege + "'");
            }
        }
        var all = new java.util.TreeSet<>(kept);
        all.addAll(call.list("privs"));
        all.remove("");
        return String.join(",", all);
    }

    private static Object acl(Call call) {
        return state(call).acl().stream()
                .filter(entry -> call.may(entry.path(), "Permissions.Modify") || call.may("/access", "Sys.Audit"))
                .map(entry -> Map.of(
                        "path", entry.path(),
                        "type", entry.kind(),
                        "ugid", entry.who(),
                        "roleid", entry.role(),
                        "propagate", entry.propagate() ? 1 : 0))
                .toList();
    }

    private static Object changeAcl(Call call) {
        List<AclEntry> lines = new ArrayList<>();
        for (String role : call.list("roles")) {
            if (!Roles.all(state(call)).containsKey(role)) {
                throw new Refusal("role '" + role + "' does not exist");
            }
            call.list("users").forEach(who -> lines.add(line(call, "user", who, role)));
            call.list("groups").forEach(who -> lines.add(line(call, "group", who, role)));
            call.list("tokens").forEach(who -> lines.add(line(call, "token", who, role)));
        }
        for (AclEntry line : lines) {
            boolean isUnknown = (line.kind().equals("user")
                            && !state(call).users().containsKey(line.who()))
                    || (line.kind().equals("group")
                            && state(call).file("groups").find(line.who()).isEmpty())
                    || (line.kind().equals("token") && !state(call).tokens().containsKey(line.who()));
            if (isUnknown) {
                throw new Refusal("no such " + line.kind() + " ('" + line.who() + "')");
            }
            state(call).acl().removeIf(line::isSameLine);
            if (!call.flag("delete")) {
                state(call).acl().add(line);
            }
        }
        return Json.Null.NULL;
    }

    private static AclEntry line(Call call, String kind, String who, String role) {
        return new AclEntry(call.text("path"), kind, who, role, call.flag("propagate", true));
    }
}
