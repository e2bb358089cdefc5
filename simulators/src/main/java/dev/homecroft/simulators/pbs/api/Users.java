package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.OptionText;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Users and their API tokens, which share one file. */
final class Users {
    private static final String ALL = "/access/users";
    private static final String ONE = ALL + "/{userid}";
    private static final String TOKENS = ONE + "/token";
    private static final String TOKEN = TOKENS + "/{token-name}";
    private static final Set<String> CONTROL = Set.of("delete", "digest", "password", "userid", "regenerate");

    private Users() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get(ALL, Users::list),
                Endpoint.post(ALL, Users::create),
                Endpoint.get(ONE, Users::look),
                Endpoint.put(ONE, Users::change),
                Endpoint.delete(ONE, Users::delete),
                Endpoint.put("/access/password", Users::password),
                Endpoint.get(TOKENS, Users::tokens),
                Endpoint.get(TOKEN, call -> look(call, id(call))),
                Endpoint.post(TOKEN, Users::createToken),
                Endpoint.put(TOKEN, Users::changeToken),
                Endpoint.delete(TOKEN, Users::deleteToken));
    }

    private static ConfigFile file(Call call) {
        return call.file(Authenticator.USERS);
    }

    private static ConfigFile secrets(Call call) {
        return call.file(Authenticator.SECRETS);
    }

    private static String id(Call call) {
        return call.text("userid") + "!" + call.text("token-name");
    }

    private static Map<String, Object> row(String id, Map<String, Object> entry) {
        Map<String, Object> row = OptionText.json(Contract.backupServer().method("POST", ALL), entry, true);
        row.put(new Caller(id).isToken() ? "tokenid" : "userid", id);
        return row;
    }

    private static Object list(Call call) {
        boolean seesAll = call.may("/access/users", "Sys.Audit", "Permissions.Modify");
        List<Object> rows = new ArrayList<>();
        file(call).entries().forEach((id, entry) -> {
            boolean isSeen = !new Caller(id).isToken()
                    && (seesAll || id.equals(call.caller().user()));
            if (isSeen) {
                Map<String, Object> row = row(id, entry);
                if (call.flag("include_tokens", false)) {
                    row.put("tokens", tokensOf(call, id));
                }
                rows.add(row);
            }
        });
        call.tell(file(call));
        return rows;
    }

    private static List<Object> tokensOf(Call call, String user) {
        List<Object> rows = new ArrayList<>();
        file(call).entries().forEach((id, entry) -> {
            if (id.startsWith(user + "!")) {
                Map<String, Object> row = row(id, entry);
                row.put("token-name", id.substring(user.length() + 1));
                rows.add(row);
            }
        });
        return rows;
    }

    private static Object tokens(Call call) {
        call.tell(file(call));
        return tokensOf(call, call.text("userid"));
    }

    private static NavigableMap<String, Object> require(Call call, String id) {
        String type = new Caller(id).isToken() ? "token" : "user";
        return file(call).find(id).orElseThrow(() -> Refusals.bad("no such " + type + " '" + id + "'"));
    }

    private static Object look(Call call) {
        return look(call, call.text("userid"));
    }

    private static Object look(Call call, String id) {
        Map<String, Object> row = row(id, require(call, id));
        call.tell(file(call));
        return row;
    }

    private static Object create(Call call) {
        String id = call.text("userid");
        if (file(call).find(id).isPresent()) {
            throw Refusals.bad("user '" + id + "' already exists.");
        }
        keep(call, "POST", ALL, id, new TreeMap<>());
        setPassword(call, id);
        return Json.Null.NULL;
    }

    private static void setPassword(Call call, String id) {
        call.optional("password").ifPresent(password -> {
            if (id.endsWith("@pam") && !call.caller().isRoot()) {
                throw Refusals.bad("only superuser can edit pam credentials!");
            }
            secrets(call).at(id).put("password", password);
        });
    }

    private static void keep(Call call, String verb, String path, String id, NavigableMap<String, Object> entry) {
        call.texts("delete").forEach(entry::remove);
        OptionText.apply(
                call.arguments(), List.of(), CONTROL, Contract.backupServer().method(verb, path), entry);
        file(call).entries().put(id, entry);
    }

    private static Object change(Call call) {
        String id = call.text("userid");
        NavigableMap<String, Object> entry = new TreeMap<>(require(call, id));
        Section.requireDigest(file(call), call);
        setPassword(call, id);
        keep(call, "PUT", ONE, id, entry);
        return Json.Null.NULL;
    }

    private static Object delete(Call call) {
        String id = call.text("userid");
        if (file(call).find(id).isEmpty()) {
            throw Refusals.bad("user '" + id + "' does not exist.");
        }
        Section.requireDigest(file(call), call);
        List.copyOf(file(call).entries().keySet()).stream()
                .filter(other -> other.equals(id) || other.startsWith(id + "!"))
                .forEach(gone -> forget(call, gone));
        return Json.Null.NULL;
    }

    private static void forget(Call call, String id) {
        file(call).entries().remove(id);
        secrets(call).entries().remove(id);
        call.file(Rights.FILE).entries().values().removeIf(line -> id.equals(line.get("ugid")));
    }

    private static Object password(Call call) {
        String id = call.text("userid");
        if (call.caller().isToken()) {
            throw Refusals.bad("API tokens cannot access this API endpoint");
        }
        boolean isAllowed = call.caller().id().equals(id) || call.may("/access/users", "Permissions.Modify");
        if (!isAllowed) {
            throw Refusals.bad("you are not authorized to change the password.");
        }
        require(call, id);
        setPassword(call, id);
        return Json.Null.NULL;
    }

    private static Object createToken(Call call) {
        require(call, call.text("userid"));
        if (file(call).find(id(call)).isPresent()) {
            throw Refusals.bad(
                    "token '" + call.text("token-name") + "' for user '" + call.text("userid") + "' already exists.");
        }
        Section.requireDigest(file(call), call);
        keep(call, "POST", TOKEN, id(call), new TreeMap<>());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("tokenid", id(call));
        answer.put("value", newSecret(call));
        return answer;
    }

    private static String newSecret(Call call) {
        String secret = call.appliance().stage().randomness().uuid();
        secrets(call).at(id(call)).put("secret", secret);
        return secret;
    }

    private static Object changeToken(Call call) {
        NavigableMap<String, Object> entry = new TreeMap<>(require(call, id(call)));
        Section.requireDigest(file(call), call);
        keep(call, "PUT", TOKEN, id(call), entry);
        return call.flag("regenerate", false) ? Map.of("secret", newSecret(call)) : Json.Null.NULL;
    }

    private static Object deleteToken(Call call) {
        if (file(call).find(id(call)).isEmpty()) {
            throw Refusals.bad(
                    "token '" + call.text("token-name") + "' of user '" + call.text("userid") + "' does not exist.");
        }
        Section.requireDigest(file(call), call);
        forget(call, id(call));
        return Json.Null.NULL;
    }
}
