package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Sessions, roles and grants. */
final class Access {
    private static final Pattern PATHS = Pattern.compile("/|/access(/acl|/users|/domains(/[^/]+)?|/openid)?"
            + "|/datastore(/[^/]+){0,9}|/remote(/[^/]+){0,9}"
            + "|/system(/(certificates|disks|log|notifications|status|tasks|time|encryption-keys(/[^/]+)?"
            + "|s3-endpoint(/[^/]+)?|services(/[^/]+)?|network(/dns|/interfaces(/[^/]+)?)?))?"
            + "|/tape(/(device|pool|job)(/[^/]+)?)?");

    private Access() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.index("/access", "acl", "domains", "permissions", "roles", "ticket", "users"),
                Endpoint.post("/access/ticket", Access::login),
                Endpoint.get("/access/permissions", Access::permissions),
                Endpoint.get("/access/roles", _ -> roles()),
                Endpoint.get(
                        "/access/domains",
                        _ -> List.of(
                                Map.of("realm", "pam", "type", "pam", "comment", "Linux PAM standard authentication"),
                                Map.of(
                                        "realm",
                                        "pbs",
                                        "type",
                                        "pbs",
                                        "comment",
                                        "Proxmox Backup authentication server"))),
                Endpoint.get("/access/acl", Access::list),
                Endpoint.put("/access/acl", Access::change));
    }

    private static Object login(Call call) {
        return new Authenticator(call.appliance().state(), call.appliance().now())
                .login(call.text("username"), call.text("password"));
    }

    private static Object roles() {
        List<Object> rows = new ArrayList<>();
        Rights.roles()
                .forEach((name, privileges) -> rows.add(Map.of("roleid", name, "privs", List.copyOf(privileges))));
        return rows;
    }

    private static Object permissions(Call call) {
        String who = call.optional("auth-id").orElse(call.caller().id());
        boolean isOwn = call.caller().owns(who);
        if (!isOwn && !call.may("/access", "Sys.Audit")) {
            throw Refusals.bad("not allowed to list permissions of " + who);
        }
        List<String> paths = new ArrayList<>();
        call.optional("path").ifPresentOrElse(paths::add, () -> {
            paths.addAll(List.of("/", "/access", "/datastore", "/remote", "/system"));
            call.file(Rights.FILE).entries().values().forEach(line -> paths.add(String.valueOf(line.get("path"))));
        });
        NavigableMap<String, Object> found = new TreeMap<>();
        paths.forEach(path -> {
            NavigableMap<String, Boolean> rights = call.rights().privileges(who, path);
            if (!rights.isEmpty() || call.optional("path").isPresent()) {
                found.put(path, rights);
            }
        });
        return found;
    }

    private static Object list(Call call) {
        boolean seesAll = call.may("/access/acl", "Sys.Audit");
        List<Object> rows = new ArrayList<>();
        ConfigFile file = call.file(Rights.FILE);
        file.entries().values().forEach(line -> {
            String who = String.valueOf(line.get("ugid"));
            boolean isWanted = call.text("path").isEmpty() || call.text("path").equals(line.get("path"));
            if (isWanted && (seesAll || call.caller().owns(who))) {
                Map<String, Object> row = new LinkedHashMap<>(line);
                row.put("propagate", Rights.propagates(line));
                row.put("ugid_type", "user");
                rows.add(row);
            }
        });
        call.tell(file);
        return rows;
    }

    private static Object change(Call call) {
        String who = call.text("auth-id");
        if (!call.may("/access/acl", "Permissions.Modify")) {
            requireOwnToken(call.caller(), who);
        }
        ConfigFile file = call.file(Rights.FILE);
        Section.requireDigest(file, call);
        if (call.optional("group").isPresent()) {
            throw Refusals.bad("parameter 'group' - groups are currently not supported.");
        }
        if (who.isEmpty()) {
            throw Refusals.bad("missing 'userid' or 'group' parameter.");
        }
        boolean deletes = call.flag("delete", false);
        if (!deletes && call.file(Authenticator.USERS).find(who).isEmpty()) {
            throw Refusals.bad("no such " + (new Caller(who).isToken() ? "API token." : "user."));
        }
        String path = call.text("path");
        if (!deletes && !PATHS.matcher(path).matches()) {
            throw Refusals.bad("invalid acl path '" + path + "'.");
        }
        String key = path + " " + who + " " + call.text("role");
        if (deletes) {
            file.entries().remove(key);
        } else {
            file.entries().put(key, line(path, who, call.text("role"), call.flag("propagate", true)));
        }
        return Json.Null.NULL;
    }

    private static void requireOwnToken(Caller caller, String who) {
        if (caller.isToken()) {
            throw Refusals.bad("Unprivileged API tokens can't set ACL items.");
        }
        Caller about = new Caller(who);
        if (!about.isToken()) {
            throw Refusals.bad("Unprivileged users can only set ACL items for API tokens.");
        }
        if (!about.user().equals(caller.id())) {
            throw Refusals.bad("Unprivileged users can only set ACL items for their own API tokens.");
        }
    }

    private static NavigableMap<String, Object> line(String path, String who, String role, boolean propagates) {
        return new TreeMap<>(Map.of("path", path, "ugid", who, "roleid", role, "propagate", propagates ? "1" : "0"));
    }
}
