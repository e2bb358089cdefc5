package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.providers.proxmox.settings.table.SettingKind.Right;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Value;
import java.util.List;

/** Who may do what, and pools. What is about others goes before them. */
public final class AccessKinds {
    private static final SettingKind ACL = SettingKind.registered(
                    "acl",
                    new AclRoute(),
                    key -> new Right(AclRoute.Line.parse(key).path(), "Permissions.Modify"),
                    Column.of("propagate", Form.FLAG))
            .removing(Risk.DISRUPTIVE);

    private static final SettingKind TOKEN = SettingKind.commented(
                    "token",
                    new TokenRoute(),
                    "comment",
                    _ -> new Right("/access/groups", "User.Modify"),
                    Column.of("separated", "privsep", Form.FLAG).usually(Value.of(true)),
                    Column.of("expires", "expire", Form.DATE),
                    Column.of(TokenRoute.SECRET, Form.SECRET).fixed())
            .removing(Risk.DESTRUCTIVE);

    private static final SettingKind USER = SettingKind.commented(
                    "user",
                    ListRoute.of("/access/users?full=1", "userid").blanked(),
                    "comment",
                    _ -> new Right("/access/groups", "User.Modify"),
                    Column.of("groups", Form.COMMAS),
                    Column.of("email", Form.TEXT),
                    Column.of("enabled", "enable", Form.FLAG).usually(Value.of(true)),
                    Column.of("expires", "expire", Form.DATE),
                    Column.of("password", Form.SECRET).fixed())
            .removing(Risk.DESTRUCTIVE)
            .butFor("root@pam");

    private static final SettingKind GROUP = SettingKind.commented(
                    "group",
                    ListRoute.of("/access/groups", "groupid").blanked(),
                    "comment",
                    _ -> new Right("/access/groups", "Group.Allocate"))
            .removing(Risk.DISRUPTIVE);

    private static final SettingKind ROLE = SettingKind.registered(
                    "role",
                    ListRoute.of("/access/roles", "roleid").blanked(),
                    _ -> new Right("/access", "Sys.Modify"),
                    Column.of("privileges", "privs", Form.COMMAS))
            .removing(Risk.DISRUPTIVE)
            .butFor("NoAccess|Administrator|PVE.*");

    private static final SettingKind SYNC = SettingKind.commented(
            "realm-sync",
            ListRoute.of("/cluster/jobs/realm-sync", "id")
                    .madeInPlace()
                    .undigested()
                    .resending("schedule"),
            "comment",
            _ -> new Right("/access/groups", "User.Modify"),
            Column.of("realm", Form.TEXT).fixed(),
            Column.of("schedule", Form.TEXT));

    private static final SettingKind REALM = SettingKind.commented(
                    "realm",
                    ListRoute.of("/access/domains", "realm").brief(),
                    "comment",
                    _ -> new Right("/access/realm", "Realm.Allocate"),
                    Column.of("kind", "type", Form.TEXT).fixed(),
                    Column.of("default", Form.FLAG).usually(Value.of(false)),
                    Column.of("server", "server1", Form.TEXT),
                    Column.of("fallback-server", "server2", Form.TEXT),
                    Column.of("base-dn", "base_dn", Form.TEXT),
                    Column.of("domain", Form.TEXT),
                    Column.of("bind-dn", "bind_dn", Form.TEXT),
                    Column.of("bind-password", "password", Form.SECRET),
                    Column.of("user-attribute", "user_attr", Form.TEXT),
                    Column.of("issuer-url", Form.TEXT),
                    Column.of("client-id", Form.TEXT),
                    Column.of("client-key", Form.SECRET),
                    Column.of("username-claim", Form.TEXT).fixed(),
                    Column.of("autocreate", Form.FLAG).usually(Value.of(false)))
            .removing(Risk.DISRUPTIVE)
            .butFor("pam|pve");

    private static final SettingKind POOL = SettingKind.commented(
            "pool",
            new PoolRoute(),
            "comment",
            key -> new Right("/pool/" + key, "Pool.Allocate"),
            Column.of("storages", PoolRoute.STORAGE, Form.COMMAS));

    static final List<SettingKind> ALL = List.of(ACL, TOKEN, USER, GROUP, ROLE, SYNC, REALM, POOL);

    private AccessKinds() {}
}
