package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Aliases or sets of addresses, by level and name: {@code datacenter/lan}, {@code guest/vm:100/office}.
 *
 * @param page {@code aliases} or {@code ipset}
 */
public record NamedRoute(String page) implements Route {
    public static final String ADDRESSES = "addresses";
    private static final String SETS = "ipset";
    private static final int CALLS = 1000;

    static NamedRoute aliases() {
        return new NamedRoute("aliases");
    }

    static NamedRoute sets() {
        return new NamedRoute(SETS);
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        return all(client, () -> GuestNames.NONE);
    }

    /** The datacenter has some, and guests that are behind a firewall. */
    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client, Supplier<GuestNames> names) {
        Map<String, Json.Obj> all = at(client, Level.WHOLE);
        ProxmoxClient.each(Level.ofGuests(client, names), level -> at(client, level))
                .forEach(all::putAll);
        return all;
    }

    private Map<String, Json.Obj> at(ProxmoxClient client, Level level) {
        Map<String, Json.Obj> all = new LinkedHashMap<>();
        for (Json.Obj row : Tasks.rows(client.need(level.path() + "/" + page, "list " + page))) {
            row.text("name").ifPresent(name -> all.put(level.key() + "/" + name, row(client, level, row, name)));
        }
        return all;
    }

    private Json.Obj row(ProxmoxClient client, Level level, Json.Obj row, String name) {
        Map<String, Json> members = new LinkedHashMap<>(row.members());
        members.keySet().removeAll(List.of("name", "ipversion"));
        if (page.equals(SETS)) {
            members.put(
                    ADDRESSES, Json.strings(addresses(client, level.path() + "/" + page + "/" + Words.encode(name))));
        }
        return level.mark(members);
    }

    private static List<String> addresses(ProxmoxClient client, String path) {
        return Tasks.rows(client.need(path, "list " + path)).stream()
                .flatMap(entry -> entry.text("cidr").stream()
                        .map(cidr -> (entry.flag("nomatch").orElse(false) ? "!" : "") + plain(cidr)))
                .sorted()
                .toList();
    }

    /** An address without the length of prefix that says nothing. */
    public static String plain(String cidr) {
        boolean isWhole = (cidr.endsWith("/32") && !cidr.contains(":")) || cidr.endsWith("/128");
        return isWhole ? cidr.substring(0, cidr.lastIndexOf('/')) : cidr;
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String key) {
        return level(client, key)
                .flatMap(level -> Optional.ofNullable(at(client, level).get(key)));
    }

    private static Optional<Level> level(ProxmoxClient client, String key) {
        return Level.find(client, key.substring(0, key.lastIndexOf('/')));
    }

    private static String name(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    @Override
    public Request create(String key, Edit edit) {
        throw new IllegalStateException("needs to know where it is made: " + key);
    }

    @Override
    public Request create(ProxmoxClient client, String key, Edit edit) {
        String path = level(client, key).map(Level::path).orElse(Level.WHOLE.path());
        List<Map.Entry<String, String>> parameters = new ArrayList<>(List.of(Map.entry("name", name(key))));
        parameters.addAll(edit.without(ADDRESSES).parameters());
        return new Request("POST", path + "/" + page, parameters);
    }

    @Override
    public Request change(String key, Json.Obj now, Edit edit) {
        return page.equals(SETS) ? changeSet(key, now, edit) : changeAlias(key, now, edit);
    }

    private Request changeAlias(String key, Json.Obj now, Edit edit) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        if (!edit.set().containsKey("cidr")) {
            now.text("cidr").ifPresent(cidr -> parameters.add(Map.entry("cidr", cidr)));
        }
        parameters.addAll(edit.parameters());
        return new Request("PUT", item(key, now), parameters).under(now);
    }

    private String item(String key, Json.Obj now) {
        return Level.path(now) + "/" + page + "/" + Words.encode(name(key));
    }

    /** An entry comes or goes by a call of its own. A new comment is given by renaming the set to what it is called. */
    private Request changeSet(String key, Json.Obj now, Edit edit) {
        Edit rest = edit.without(ADDRESSES);
        if (!rest.isEmpty()) {
            List<Map.Entry<String, String>> parameters =
                    new ArrayList<>(List.of(Map.entry("name", name(key)), Map.entry("rename", name(key))));
            parameters.addAll(rest.parameters());
            return new Request("POST", Level.path(now) + "/" + page, parameters).under(now);
        }
        List<String> wanted = edit.set().getOrDefault(ADDRESSES, List.of());
        List<String> found = Form.LINES.read(now, ADDRESSES).map(Form::items).orElse(List.of());
        Optional<String> gone =
                found.stream().filter(address -> !wanted.contains(address)).findFirst();
        Optional<String> added =
                wanted.stream().filter(address -> !found.contains(address)).findFirst();
        // The same address with and without a mark of exclusion can't be in a set at once.
        boolean isInTheWay = added.isPresent() && found.contains(opposite(added.get()));
        if (added.isPresent() && !isInTheWay) {
            Request request = new Request("POST", item(key, now), List.of(Map.entry("cidr", bare(added.get()))));
            return added.get().startsWith("!") ? request.with("nomatch", "1") : request;
        }
        String old = isInTheWay ? opposite(added.orElse("")) : gone.orElse("");
        return Request.delete(item(key, now) + "/" + Words.encode(bare(old)));
    }

    private static String opposite(String address) {
        return address.startsWith("!") ? bare(address) : "!" + address;
    }

    private static String bare(String address) {
        return address.startsWith("!") ? address.substring(1) : address;
    }

    @Override
    public Request delete(String key, Json.Obj now) {
        Request request = Request.delete(item(key, now));
        return page.equals(SETS) ? request.with("force", "1") : request.under(now);
    }

    @Override
    public int calls() {
        return CALLS;
    }
}
