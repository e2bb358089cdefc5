package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a node shows in place of the certificate that the cluster gave it, by the node's name: one that it ordered, or one that
 * somebody uploaded. Nothing in the API tells the two apart.
 */
public record OrderedRoute() implements Route {
    private static final String CUSTOM = "pveproxy-ssl.pem";
    private static final Pattern ORGANISATION = Pattern.compile("(?:^|[/,]) *O *= *([^/,]+)");

    private static String path(String node, String page) {
        return "/nodes/%s/certificates/%s".formatted(Words.encode(node), page);
    }

    /** The certificates that a node lists; throws CroftException when it does not. */
    public static List<Json.Obj> list(ProxmoxClient client, String node) {
        return Tasks.rows(client.need(path(node, "info"), "list the certificates of `%s`".formatted(node)));
    }

    /** When the certificate of such a row ends. */
    public static Optional<Instant> end(Json.Obj row) {
        return row.whole("notafter").map(Instant::ofEpochSecond);
    }

    @Override
    public Map<String, Json.Obj> all(ProxmoxClient client) {
        List<String> nodes = Tasks.rows(client.need("/nodes", "list nodes")).stream()
                .flatMap(row -> row.text("node").stream())
                .toList();
        return Route.each(nodes, node -> tryFind(client, node));
    }

    private Optional<Json.Obj> tryFind(ProxmoxClient client, String node) {
        try {
            return find(client, node);
        } catch (CroftException silent) {
            return Optional.of(SettingKind.SILENT);
        }
    }

    @Override
    public Optional<Json.Obj> find(ProxmoxClient client, String node) {
        return list(client, node).stream()
                .filter(row -> row.text("filename").filter(CUSTOM::equals).isPresent())
                .map(OrderedRoute::seen)
                .findFirst();
    }

    private static Json.Obj seen(Json.Obj row) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("names", Json.strings(names(row)));
        members.put("authority", Json.of(authority(row.text("issuer").orElse(""))));
        row.text("fingerprint").ifPresent(fingerprint -> members.put("fingerprint", Json.of(fingerprint)));
        end(row).ifPresent(end -> members.put("ends", Json.of(end.toString())));
        return new Json.Obj(members);
    }

    /** Nobody can state an address. */
    private static List<String> names(Json.Obj row) {
        return row.array("san").stream()
                .filter(Json.Str.class::isInstance)
                .map(name -> ((Json.Str) name).value().toLowerCase(Locale.ROOT))
                .filter(name -> !name.contains(":") && !name.matches("[0-9.]+"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Intermediate certificates come and go; whose they are stays. */
    private static String authority(String issuer) {
        Matcher organisation = ORGANISATION.matcher(issuer);
        return organisation.find() ? organisation.group(1).strip() : issuer;
    }

    /** Orders one for the names that the node's options say. */
    @Override
    public Request create(String node, Edit edit) {
        return new Request("POST", path(node, "acme/certificate"), List.of());
    }

    /** Orders one in place of the one that is there. */
    @Override
    public Request change(String node, Json.Obj now, Edit edit) {
        return create(node, edit).with("force", "1");
    }

    /** Orders the same once more, before it ends. */
    public static Request renew(String node) {
        return new Request("PUT", path(node, "acme/certificate"), List.of());
    }

    @Override
    public Request delete(String node, Json.Obj now) {
        throw new IllegalStateException("a node goes on with its certificate: " + node);
    }
}
