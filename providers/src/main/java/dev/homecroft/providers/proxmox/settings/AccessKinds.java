package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.providers.proxmox.settings.SettingKind.Right;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Who may do what, and pools. What is about others goes before them. */
final class AccessKinds {
    private static final Pattern NONE = Pattern.compile("(?!)");

    private static final SettingKind ACL = new SettingKind(
            "acl",
            new AclRoute(),
            List.of(Column.of("propagate", Form.FLAG)),
            Optional.empty(),
            Risk.DISRUPTIVE,
            NONE,
            key -> new Right(AclRoute.Line.parse(key).path(), "Permissions.Modify"));

    private static final SettingKind USER = new SettingKind(
            "user",
            ListRoute.of("/access/users?full=1", "userid").blanked(),
            List.of(
                    Column.of("groups", Form.COMMAS),
                    Column.of("email", Form.TEXT),
                    Column.of("enabled", "enable", Form.FLAG).usually(Value.of(true)),
                    Column.of("expires", "expire", Form.DATE),
                    Column.of("password", Form.SECRET).fixed()),
            Optional.of("comment"),
            Risk.DESTRUCTIVE,
            Pattern.compile("root@pam"),
            _ -> new Right("/access/groups", "User.Modify"));

    private static final SettingKind GROUP = new SettingKind(
            "group",
            ListRoute.of("/access/groups", "groupid").blanked(),
            List.of(),
            Optional.of("comment"),
            Risk.DISRUPTIVE,
            NONE,
            _ -> new Right("/access/groups", "Group.Allocate"));

    private static final SettingKind ROLE = new SettingKind(
            "role",
            ListRoute.of("/access/roles", "roleid").blanked(),
            List.of(Column.of("privileges", "privs", Form.COMMAS)),
            Optional.empty(),
            Risk.DISRUPTIVE,
            Pattern.compile("NoAccess|Administrator|PVE.*"),
            _ -> new Right("/access", "Sys.Modify"));

    private static final SettingKind POOL = new SettingKind(
            "pool",
            new PoolRoute(),
            List.of(Column.of("storages", PoolRoute.STORAGE, Form.COMMAS)),
            Optional.of("comment"),
            Risk.SAFE,
            NONE,
            key -> new Right("/pool/" + key, "Pool.Allocate"));

    static final List<SettingKind> ALL = List.of(ACL, USER, GROUP, ROLE, POOL);

    private AccessKinds() {}
}
