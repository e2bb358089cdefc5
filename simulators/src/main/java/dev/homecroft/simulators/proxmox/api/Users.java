package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.User;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Users and the groups they are in. */
final class Users {
    private static final String ONE = "/access/users/{userid}";
    private static final String GROUP = "/access/groups/{groupid}";
    private static final List<String> DETAILS = List.of("email", "firstname", "lastname", "keys", "expire");

    private Users() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get("/access/users").does(Users::list),
                Endpoint.get(ONE).does(Users::look),
                Endpoint.post("/access/users").does(Users::create),
                Endpoint.put(ONE).does(Users::change),
                Endpoint.delete(ONE).does(Users::delete),
                Endpoint.put("/access/password").does(Users::password),
                Endpoint.get(ONE + "/tfa")
                        .does(call -> Map.of("user", require(call).id())),
                Endpoint.get("/access/tfa").does(Users::tfa),
                Endpoint.get("/access/tfa/{userid}").does(call -> {
                    require(call);
                    return List.of();
                }),
                Endpoint.get("/access/groups").does(Users::groups),
                Endpoint.get(GROUP).does(Users::group),
                Endpoint.post("/access/groups").does(Users::createGroup),
                Endpoint.put(GROUP).does(Users::changeGroup),
                Endpoint.delete(GROUP).does(Users::deleteGroup));
    }

    private static ClusterState state(Call call) {
        return call.cluster().state();
    }

    private static boolean isSeen(Call call, User user) {
        return user.id().equals(call.caller().user()) || call.may("/access/groups", "User.Modify", "Sys.Audit");
    }

    private static Object list(Call call) {
        List<Object> rows = new ArrayList<>();
        for (User user : state(call).users().values()) {
            boolean isWanted = call.optional("enabled").isEmpty()
                    || call.flag("enabled") == (user.enabled() && !isOver(call, user));
            if (isWanted && isSeen(call, user)) {
                Map<String, Object> row = row(user);
                row.put("userid", user.id());
                row.put("realm-type", user.id().endsWith("@pam") ? "pam" : "pve");
                if (call.flag("full")) {
                    row.put("groups", String.join(",", user.groups()));
                    row.put("tokens", Tokens.rows(call, user.id()));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static boolean isOver(Call call, User user) {
        return user.expire() > 0 && user.expire() <= call.cluster().now() / 1000;
    }

    private static Map<String, Object> row(User user) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("enable", user.enabled() ? 1 : 0);
        row.put("expire", user.expire());
        for (String detail : DETAILS) {
            String text = user.details().getOrDefault(detail, "");
            if (!detail.equals("expire") && !text.isEmpty()) {
                row.put(detail, text);
            }
        }
        if (!user.comment().isEmpty()) {
            row.put("comment", user.comment());
        }
        return row;
    }

    private static Object look(Call call) {
        User user = require(call);
        Map<String, Object> row = row(user);
        row.put("groups", user.groups());
        Map<String, Object> tokens = new LinkedHashMap<>();
        for (Object token : Json.array(Tokens.rows(call, user.id()))) {
            Map<String, Object> values = new LinkedHashMap<>(Json.object(token));
            tokens.put(String.valueOf(values.remove("tokenid")), values);
        }
        row.put("tokens", tokens);
        return row;
    }

    static User require(Call call) {
        return Optional.ofNullable(state(call).users().get(call.text("userid")))
                .orElseThrow(() -> new Refusal("no such user ('" + call.text("userid") + "')"));
    }

    private static void requireGroups(Call call, List<String> groups) {
        groups.stream()
                .filter(group -> state(call).file("groups").find(group).isEmpty())
                .findFirst()
                .ifPresent(group -> {
                    throw new Refusal("no such group '" + group + "'");
                });
    }

    private static Map<String, String> details(Call call) {
        Map<String, String> details = new TreeMap<>();
        DETAILS.forEach(name -> call.optional(name).ifPresent(value -> details.put(name, value)));
        return details;
    }

    private static Object create(Call call) {
        String id = call.text("userid");
        String realm = id.substring(id.indexOf('@') + 1);
        if (Realms.file(state(call)).find(realm).isEmpty()) {
            throw Refusal.parameter("userid", "domain '" + realm + "' does not exist");
        }
        if (state(call).users().containsKey(id)) {
            throw new Refusal("create user failed: user '" + id + "' already exists");
        }
        requireGroups(call, call.list("groups"));
        User user = new User(
                id,
                call.text("password"),
                call.flag("enable", true),
                call.list("groups"),
                call.text("comment"),
                details(call));
        state(call).users().put(id, user);
        return Json.Null.NULL;
    }

    private static Object change(Call call) {
        User user = require(call);
        User changed = user.with(
                call.flag("enable", user.enabled()), call.optional("comment").orElse(user.comment()), details(call));
        if (call.optional("groups").isPresent()) {
            requireGroups(call, call.list("groups"));
            Set<String> groups = new LinkedHashSet<>(call.flag("append") ? user.groups() : List.of());
            groups.addAll(call.list("groups"));
            changed = changed.withGroups(List.copyOf(groups));
        }
        state(call).users().put(user.id(), changed);
        return Json.Null.NULL;
    }

    private static Object delete(Call call) {
        String id = require(call).id();
        if (id.equals(User.ROOT)) {
            throw new Refusal("You cannot delete user root@pam");
        }
        state(call).users().remove(id);
        state(call).tokens().values().removeIf(token -> token.user().equals(id));
        state(call)
                .acl()
                .removeIf(entry -> entry.who().equals(id) || entry.who().startsWith(id + "!"));
        return Json.Null.NULL;
    }

    private static Object password(Call call) {
        User user = require(call);
        state(call).users().put(user.id(), user.withPassword(call.text("password")));
        return Json.Null.NULL;
    }

    private static Object tfa(Call call) {
        return state(call).users().values().stream()
                .filter(user -> isSeen(call, user))
                .map(user -> Map.of("userid", user.id(), "entries", List.of()))
                .toList();
    }

    private static List<String> members(Call call, String group) {
        return state(call).users().values().stream()
                .filter(user -> user.groups().contains(group))
                .map(User::id)
                .toList();
    }

    private static Object groups(Call call) {
        return state(call).file("groups").entries().keySet().stream()
                .filter(group -> call.may("/access/groups", "User.Modify", "Sys.Audit", "Group.Allocate")
                        || call.may("/access/groups/" + group, "User.Modify", "Sys.Audit", "Group.Allocate"))
                .map(group -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("groupid", group);
                    row.put("users", String.join(",", members(call, group)));
                    String comment = state(call).file("groups").text(group, "comment");
                    if (!comment.isEmpty()) {
                        row.put("comment", comment);
                    }
                    return row;
                })
                .toList();
    }

    private static String requireGroup(Call call) {
        String group = call.text("groupid");
        requireGroups(call, List.of(group));
        return group;
    }

    private static Object group(Call call) {
        String group = requireGroup(call);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("members", members(call, group));
        String comment = state(call).file("groups").text(group, "comment");
        if (!comment.isEmpty()) {
            row.put("comment", comment);
        }
        return row;
    }

    private static Object createGroup(Call call) {
        String group = call.text("groupid");
        if (state(call).file("groups").find(group).isPresent()) {
            throw new Refusal("create group failed: group '" + group + "' already exists");
        }
        state(call).file("groups").at(group).put("comment", call.text("comment"));
        return Json.Null.NULL;
    }

    private static Object changeGroup(Call call) {
        String group = requireGroup(call);
        call.optional("comment")
                .ifPresent(comment -> state(call).file("groups").at(group).put("comment", comment));
        return Json.Null.NULL;
    }

    private static Object deleteGroup(Call call) {
        String group = requireGroup(call);
        state(call).file("groups").entries().remove(group);
        state(call)
                .users()
                .replaceAll((_, user) -> user.withGroups(user.groups().stream()
                        .filter(name -> !name.equals(group))
                        .toList()));
        state(call)
                .acl()
                .removeIf(entry -> entry.kind().equals("group") && entry.who().equals(group));
        return Json.Null.NULL;
    }
}
