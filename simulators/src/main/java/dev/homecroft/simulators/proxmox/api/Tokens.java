package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ApiToken;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API tokens of users. */
final class Tokens {
    private static final String ALL = "/access/users/{userid}/token";
    private static final String ONE = ALL + "/{tokenid}";

    private Tokens() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get(ALL).does(call -> rows(call, Users.require(call).id())),
                Endpoint.get(ONE).does(call -> facts(require(call))),
                Endpoint.post(ONE).does(Tokens::create),
                Endpoint.put(ONE).does(Tokens::change),
                Endpoint.delete(ONE).does(Tokens::delete));
    }

    private static ClusterState state(Call call) {
        return call.cluster().state();
    }

    static Object rows(Call call, String user) {
        return state(call).tokens().values().stream()
                .filter(token -> token.user().equals(user))
                .map(token -> {
                    Map<String, Object> row = facts(token);
                    row.put("tokenid", token.name());
                    return row;
                })
                .toList();
    }

    private static Map<String, Object> facts(ApiToken token) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("privsep", token.privsep() ? 1 : 0);
        row.put("expire", token.expire());
        if (!token.comment().isEmpty()) {
            row.put("comment", token.comment());
        }
        return row;
    }

    private static ApiToken require(Call call) {
        String id = call.text("userid") + "!" + call.text("tokenid");
        return Optional.ofNullable(state(call).tokens().get(id))
                .orElseThrow(() -> new Refusal(
                        "no such token '" + call.text("tokenid") + "' for user '" + call.text("userid") + "'"));
    }

    private static Object create(Call call) {
        ApiToken token = new ApiToken(
                Users.require(call).id(),
                call.text("tokenid"),
                call.cluster().randomness().uuid(),
                call.flag("privsep", true),
                call.number("expire", 0),
                call.text("comment"));
        if (state(call).tokens().containsKey(token.id())) {
            throw Refusal.parameter("tokenid", "Token already exists.");
        }
        state(call).tokens().put(token.id(), token);
        return Map.of("full-tokenid", token.id(), "value", token.secret(), "info", facts(token));
    }

    private static Object change(Call call) {
        ApiToken old = require(call);
        List<String> deletes = call.list("delete");
        ApiToken token = new ApiToken(
                old.user(),
                old.name(),
                old.secret(),
                call.flag("privsep", old.privsep()),
                call.number("expire", deletes.contains("expire") ? 0 : old.expire()),
                call.optional("comment").orElse(deletes.contains("comment") ? "" : old.comment()));
        state(call).tokens().put(token.id(), token);
        return facts(token);
    }

    private static Object delete(Call call) {
        ApiToken token = require(call);
        state(call).tokens().remove(token.id());
        state(call).acl().removeIf(entry -> entry.who().equals(token.id()));
        return Json.Null.NULL;
    }
}
