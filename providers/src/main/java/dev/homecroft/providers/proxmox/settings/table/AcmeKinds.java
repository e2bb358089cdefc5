package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.providers.proxmox.settings.table.SettingKind.Right;
import java.util.List;

/** How nodes come by certificates and packages. */
public final class AcmeKinds {
    /** Accounts are for root@pam alone: one can see that they are there, and nothing else. */
    private static final SettingKind ACCOUNT =
            SettingKind.inherent("acme-account", new AccountRoute(), key -> new Right("/", "Sys.Modify"));

    private static final SettingKind PLUGIN = SettingKind.registered(
            "acme-plugin",
            ListRoute.of("/cluster/acme/plugins", "id").showing("plugin"),
            _ -> new Right("/", "Sys.Modify"),
            Column.of("kind", "type", Form.TEXT).fixed(),
            Column.of("api", Form.TEXT),
            Column.of("data", Form.SECRET),
            Column.of("validation-delay", Form.WHOLE));

    private static final SettingKind CERTIFICATE = SettingKind.inherent(
            "node-certificate",
            new CertificateRoute(),
            _ -> new Right("/", "Sys.Modify"),
            Column.part("account", "acme", "account", ""),
            Column.of("domains", CertificateRoute.DOMAINS, Form.PARTS));

    private static final SettingKind ORDERED = SettingKind.registered(
            "acme-certificate",
            new OrderedRoute(),
            key -> new Right("/nodes/" + key, "Sys.Modify"),
            Column.of("names", Form.LINES),
            Column.of("authority", Form.TEXT),
            Column.of("fingerprint", Form.TEXT),
            Column.of("ends", Form.TEXT));

    private static final SettingKind REPOSITORIES = SettingKind.inherent(
            "repositories", new RepositoryRoute(), key -> new Right("/nodes/" + key, "Sys.Modify"));

    static final List<SettingKind> ALL = List.of(ORDERED, CERTIFICATE, PLUGIN, ACCOUNT, REPOSITORIES);

    private AcmeKinds() {}
}
