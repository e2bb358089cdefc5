package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.AclEntry;
import dev.homecroft.simulators.proxmox.cluster.ApiToken;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Refusal;
import dev.homecroft.simulators.proxmox.cluster.User;
import dev.homecroft.simulators.proxmox.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Who is who and who may do what. */
final class AccessEndpoints {
    private static final String USER = "/access/users/{userid}";
    private static final String TOKEN = USER + "/token/{tokenid}";

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
                Endpoint.get("/access/users").does(AccessEndpoints::users),
                Endpoint.get(USER).does(call -> userRow(requireUser(call))),
                Endpoint.post("/access/users").does(AccessEndpoints::createUser),
                Endpoint.delete(USER).does(AccessEndpoints::deleteUser),
                Endpoint.get(USER + "/token").does(AccessEndpoints::tokens),
                Endpoint.get(TOKEN).does(call -> tokenRow(requireToken(call))),
                Endpoint.post(TOKEN).does(AccessEndpoints::createToken),
                Endpoint.delete(TOKEN).does(AccessEndpoints::deleteToken),
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
        Authenticator authenticator =
                new Authenticator(state(call), call.cluster().now() / 1000);
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

    private static Object users(Call call) {
        return state(call).users().values().stream()
                .filter(user -> user.id().equals(call.caller().user())
                        || call.may("/access/groups", "User.Modify", "Sys.Audit"))
                .map(AccessEndpoints::userRow)
                .toList();
    }

    private static Map<String, Object> userRow(User user) {
        return Map.of(
                "userid", user.id(),
                "enable", user.enabled() ? 1 : 0,
                "expire", 0,
                "comment", user.comment(),
                "groups", String.join(",", user.groups()));
    }

    private static User requireUser(Call call) {
        return Optional.ofNullable(state(call).users().get(call.text("userid")))
                .orElseThrow(() -> new Refusal("no such user ('" + call.text("userid") + "')"));
    }

    private static Object createUser(Call call) {
        String id = call.text("userid");
        if (!id.matches("[^\\s:/]+@[A-Za-z][A-Za-z0-9._-]+")) {
            throw Refusal.parameter("userid", "value '" + id + "' does not look like a valid user name");
        }
        if (state(call).users().containsKey(id)) {
            throw new Refusal("create user failed: user '" + id + "' already exists");
        }
        User user = new User(
                id, call.text("password"), call.flag("enable", true), call.list("groups"), call.text("comment"));
        state(call).users().put(id, user);
        return Json.Null.NULL;
    }

    private static Object deleteUser(Call call) {
        String id = requireUser(call).id();
        state(call).users().remove(id);
        state(call).tokens().values().removeIf(token -> token.user().equals(id));
        state(call)
                .acl()
                .removeIf(entry -> entry.who().equals(id) || entry.who().startsWith(id + "!"));
        return Json.Null.NULL;
    }

    private static Object tokens(Call call) {
        String user = requireUser(call).id();
        return state(call).tokens().values().stream()
                .filter(token -> token.user().equals(user))
                .map(AccessEndpoints::tokenRow)
                .toList();
    }

    private static Map<String, Object> tokenRow(ApiToken token) {
        return Map.of(
                "tokenid", token.name(),
                "privsep", token.privsep() ? 1 : 0,
                "expire", token.expire(),
                "comment", token.comment());
    }

    private static ApiToken requireToken(Call call) {
        String id = call.text("userid") + "!" + call.text("tokenid");
        return Optional.ofNullable(state(call).tokens().get(id))
                .orElseThrow(() -> new Refusal(
                        "no such token '" + call.text("tokenid") + "' for user '" + call.text("userid") + "'"));
    }

    private static void requireSelfOrAdmin(Call call) {
        if (!call.caller().user().equals(call.text("userid"))) {
            call.require("/access/groups", "User.Modify");
        }
    }

    private static Object createToken(Call call) {
        requireSelfOrAdmin(call);
        String user = requireUser(call).id();
        ApiToken token = new ApiToken(
                user,
                call.text("tokenid"),
                call.cluster().randomness().uuid(),
                call.flag("privsep", true),
                call.number("expire", 0),
                call.text("comment"));
        if (state(call).tokens().containsKey(token.id())) {
            throw Refusal.parameter("tokenid", "Token already exists.");
        }
        state(call).tokens().put(token.id(), token);
        return Map.of("full-tokenid", token.id(), "value", token.secret(), "info", tokenRow(token));
    }

    private static Object deleteToken(Call call) {
        requireSelfOrAdmin(call);
        ApiToken token = requireToken(call);
        state(call).tokens().remove(token.id());
        state(call).acl().removeIf(entry -> entry.who().equals(token.id()));
        return Json.Null.NULL;
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
