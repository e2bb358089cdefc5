package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.providers.proxmox.settings.table.SettingKind.Right;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Value;
import java.util.List;

/** Where disks and backups lie, and what guests are handed of their host. */
public final class StorageKinds {
    private static final SettingKind STORAGE = SettingKind.registered(
                    "storage",
                    ListRoute.of("/storage", "storage"),
                    _ -> new Right("/storage", "Datastore.Allocate"),
                    Column.of("kind", "type", Form.TEXT).fixed(),
                    Column.of("content", Form.COMMAS),
                    Column.of("nodes", Form.COMMAS),
                    Column.of("shared", Form.FLAG).usually(Value.of(false)),
                    Column.of("path", Form.TEXT).fixed(),
                    Column.of("server", Form.TEXT),
                    Column.of("export", Form.TEXT).fixed(),
                    Column.of("share", Form.TEXT).fixed(),
                    Column.of("pool", Form.TEXT),
                    Column.of("thin-pool", "thinpool", Form.TEXT).fixed(),
                    Column.of("volume-group", "vgname", Form.TEXT).fixed(),
                    Column.of("datastore", Form.TEXT).fixed(),
                    Column.of("namespace", Form.TEXT),
                    Column.of("user", "username", Form.TEXT),
                    Column.of("password", Form.SECRET),
                    Column.of("fingerprint", Form.TEXT),
                    Column.of("encryption-key", Form.SECRET),
                    Column.of("options", Form.TEXT),
                    Column.of("keep", "prune-backups", Form.PROPERTIES),
                    Column.of("enabled", "disable", Form.NOT).usually(Value.of(true)))
            .removing(Risk.DISRUPTIVE)
            .butFor("local(-lvm|-zfs|-btrfs)?");

    private static final SettingKind MAPPING = SettingKind.commented(
                    "mapping",
                    new TypedRoute(
                            "/cluster/mapping",
                            List.of("pci", "usb"),
                            path -> new DeviceRoute(ListRoute.of(path, "id"))),
                    "description",
                    _ -> new Right("/mapping", "Mapping.Modify"),
                    Column.of("type", Form.TEXT).fixed(),
                    Column.of("devices", "map", Form.PARTS))
            .removing(Risk.DISRUPTIVE);

    private static final SettingKind DIRECTORY = SettingKind.commented(
                    "directory",
                    ListRoute.of("/cluster/mapping/dir", "id"),
                    "description",
                    key -> new Right("/mapping/dir/" + key, "Mapping.Modify"),
                    Column.of("folders", "map", Form.PARTS))
            .removing(Risk.DISRUPTIVE);

    static final List<SettingKind> ALL = List.of(MAPPING, DIRECTORY, STORAGE);

    private StorageKinds() {}
}
