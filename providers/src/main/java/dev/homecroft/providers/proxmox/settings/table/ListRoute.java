package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list and its items below it, the way most of the API is.
 *
 * @param path of the list, with its query
 * @param key the parameter that names an item
 * @param isBrief whether the list leaves things out, so that each item has to be looked at
 * @param isMadeInPlace whether an item is made by posting to its own path
 * @param shown what rows of the list call the key
 * @param dropping how an option goes
 * @param isDigested whether a change says which state of the list it has seen
 * @param resent options that a change has to repeat
 */
public record ListRoute(
        String path,
        String key,
        String shown,
        boolean isBrief,
        boolean isMadeInPlace,
        Dropping dropping,
        boolean isDigested,
        List<String> resent)
        implements Route {
    /** How an option goes back to what the server takes by itself. */
    enum Dropping {
        LIST,
        EACH,
        BLANK;

        private List<Map.Entry<String, String>> parameters(Edit edit) {
            return switch (this) {
                case LIST -> edit.parameters();
                case EACH -> edit.parametersOneByOne();
                case BLANK -> edit.parametersWithBlanks();
            };
        }
    }

    public ListRoute {
        resent = List.copyOf(resent);
    }

    static ListRoute of(String path, String key) {
        return new ListRoute(path, key, key, false, false, Dropping.LIST, true, List.of());
    }

    ListRoute brief() {
        return new ListRoute(path, key, shown, true, isMadeInPlace, dropping, isDigested, resent);
    }

    ListRoute madeInPlace() {
        return new ListRoute(path, key, shown, isBrief, true, dropping, isDigested, resent);
    }

    ListRoute blanked() {
        return dropping(Dropping.BLANK);
    }

    /** With a parameter of its own for each option that goes. */
    ListRoute droppingEach() {
        return dropping(Dropping.EACH);
    }

    private ListRoute dropping(Dropping way) {
        return new ListRoute(path, key, shown, isBrief, isMadeInPlace, way, isDigested, resent);
    }

    /** @param member what rows call the key, where that is another word */
    ListRoute showing(String member) {
        return new ListRoute(path, key, member, isBrief, isMadeInPlace, dropping, isDigested, resent);
    }

    ListRoute undigested() {
        return new ListRoute(path, key, shown, isBrief, isMadeInPlace, dropping, false, resent);
    }

    ListRoute resending(String... options) {
        return new ListRoute(path, key, shown, isBrief, isMadeInPlace, dropping, isDigested, List.of(options));
    }

    private String list() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private String item(String name) {
        return list() + "/" + Words.encode(name);
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        List<Json.Obj> rows = Tasks.rows(client.need(path, "list " + list()));
        if (isBrief) {
            List<String> names =
                    rows.stream().flatMap(row -> row.text(shown).stream()).toList();
            return Route.each(names, name -> find(client, name));
        }
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        rows.forEach(row -> row.text(shown).ifPresent(name -> all.put(name, row)));
        return all;
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String name) {
        if (!isBrief) {
            return Optional.ofNullable(all(client).get(name));
        }
        Answer answer = client.get(item(name));
        return switch (answer) {
            case Answer.Ok(Json data) -> Optional.of(Tasks.object(data));
            case Answer.Refused refused when refused.isNotFound() -> Optional.empty();
            case Answer.Refused _, Answer.NotSent _, Answer.Lost _ ->
                throw new CroftException(Problems.of(answer, client.cluster(), "show " + item(name)));
        };
    }

    @Override
    public Request create(String name, Edit edit) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        if (!isMadeInPlace) {
            parameters.add(Map.entry(key, name));
        }
        parameters.addAll(edit.parameters());
        return new Request("POST", isMadeInPlace ? item(name) : list(), parameters);
    }

    @Override
    public Request change(String name, Json.Obj now, Edit edit) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String option : resent) {
            if (!edit.set().containsKey(option)) {
                now.text(option).ifPresent(text -> parameters.add(Map.entry(option, text)));
            }
        }
        parameters.addAll(dropping.parameters(edit));
        now.text("digest").filter(_ -> isDigested).ifPresent(digest -> parameters.add(Map.entry("digest", digest)));
        return new Request("PUT", item(name), parameters);
    }

    @Override
    public Request delete(String name, Json.Obj now) {
        return Request.delete(item(name));
    }
}
