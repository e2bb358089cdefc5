package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.providers.proxmox.settings.table.SettingKind.Right;
import dev.homecroft.state.Value;
import java.util.List;

/** What keeps a cluster in order: who is told of what, where measurements go, options of the whole and of each node. */
public final class UpkeepKinds {
    private static final SettingKind MATCHER = SettingKind.commented(
                    "notification-matcher",
                    ListRoute.of("/cluster/notifications/matchers", "name").droppingEach(),
                    "comment",
                    UpkeepKinds::notices,
                    Column.of("to", "target", Form.LINES),
                    Column.of("severities", "match-severity", Form.LINES),
                    Column.of("fields", "match-field", Form.LINES),
                    Column.of("enabled", "disable", Form.NOT).usually(Value.of(true)))
            .butFor("default-matcher");

    private static final SettingKind ENDPOINT = SettingKind.commented(
                    "notification-endpoint",
                    new TypedRoute(
                            "/cluster/notifications/endpoints",
                            List.of("sendmail", "smtp", "gotify", "webhook"),
                            path -> ListRoute.of(path, "name").droppingEach()),
                    "comment",
                    UpkeepKinds::notices,
                    Column.of("kind", "type", Form.TEXT).fixed(),
                    Column.of("server", Form.TEXT),
                    Column.of("url", Form.TEXT),
                    Column.of("port", Form.WHOLE),
                    Column.of("user", "username", Form.TEXT),
                    Column.of("password", Form.SECRET),
                    Column.of("token", Form.SECRET),
                    Column.of("from", "from-address", Form.TEXT),
                    Column.of("mail-to", "mailto", Form.LINES),
                    Column.of("enabled", "disable", Form.NOT).usually(Value.of(true)))
            .butFor("mail-to-root");

    private static final SettingKind METRICS = SettingKind.registered(
            "metric-server",
            ListRoute.of("/cluster/metrics/server", "id").brief().madeInPlace().resending("port", "server"),
            UpkeepKinds::whole,
            Column.of("kind", "type", Form.TEXT).fixed(),
            Column.of("server", Form.TEXT),
            Column.of("port", Form.WHOLE),
            Column.of("token", Form.SECRET),
            Column.of("enabled", "disable", Form.NOT).usually(Value.of(true)));

    private static final SettingKind OPTIONS = SettingKind.inherent(
            "options",
            new SingleRoute("/cluster/options", "datacenter"),
            UpkeepKinds::whole,
            Column.of("mac-prefix", "mac_prefix", Form.TEXT),
            Column.part("migration-network", "migration", "network", "type=secure"),
            Column.of("keyboard", Form.TEXT),
            Column.of("language", Form.TEXT),
            Column.of("console", Form.TEXT),
            Column.of("mail-from", "email_from", Form.TEXT),
            Column.of("max-workers", "max_workers", Form.WHOLE),
            Column.of("registered-tags", Form.SEMICOLONS));

    private static final SettingKind DNS = SettingKind.inherent(
            "node-dns",
            new NodeRoute("dns"),
            key -> new Right("/nodes/" + key, "Sys.Modify"),
            Column.of("search", Form.TEXT),
            Column.of("resolvers", NodeRoute.RESOLVERS, Form.ORDERED));

    private static final SettingKind TIME = SettingKind.inherent(
            "node-time",
            new NodeRoute("time"),
            key -> new Right("/nodes/" + key, "Sys.Modify"),
            Column.of("timezone", Form.TEXT));

    private static final SettingKind HOSTS =
            SettingKind.inherent("node-hosts", new NodeRoute("hosts"), key -> new Right("/nodes/" + key, "Sys.Modify"));

    static final List<SettingKind> ALL = List.of(MATCHER, ENDPOINT, METRICS, OPTIONS, DNS, TIME, HOSTS);

    private UpkeepKinds() {}

    private static Right notices(String unused) {
        return new Right("/mapping/notifications", "Mapping.Modify");
    }

    private static Right whole(String unused) {
        return new Right("/", "Sys.Modify");
    }
}
