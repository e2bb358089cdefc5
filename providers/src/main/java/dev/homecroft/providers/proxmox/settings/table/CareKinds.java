package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.providers.proxmox.settings.table.SettingKind.Right;
import dev.homecroft.state.Value;
import java.util.List;

/** What a cluster does for guests beyond running them: after a failure, and every night. */
public final class CareKinds {
    private static final SettingKind RULE = SettingKind.commented(
            "ha-rule",
            new HaRoute(ListRoute.of("/cluster/ha/rules", "rule").resending("type")),
            "comment",
            _ -> new Right("/", "Sys.Console"),
            Column.of("kind", "type", Form.TEXT).fixed(),
            Column.of("guests", "resources", Form.GUEST_NUMBERS),
            Column.of("nodes", Form.COMMAS),
            Column.of("strict", Form.FLAG).usually(Value.of(false)),
            Column.of("affinity", Form.TEXT),
            Column.of("enabled", "disable", Form.NOT).usually(Value.of(true)));

    private static final SettingKind RESOURCE = SettingKind.commented(
            "ha",
            ListRoute.of("/cluster/ha/resources", "sid"),
            "comment",
            _ -> new Right("/", "Sys.Console"),
            Column.of("state", Form.TEXT).usually(Value.of("started")),
            Column.of("max-restart", "max_restart", Form.WHOLE).usually(Value.of(1)),
            Column.of("max-relocate", "max_relocate", Form.WHOLE).usually(Value.of(1)),
            Column.of("failback", Form.FLAG).usually(Value.of(true)));

    private static final SettingKind BACKUP = SettingKind.commented(
            "backup-job",
            ListRoute.of("/cluster/backup", "id").undigested(),
            "comment",
            _ -> new Right("/", "Sys.Modify"),
            Column.of("storage", Form.TEXT),
            Column.of("schedule", Form.TEXT),
            Column.of("mode", Form.TEXT),
            Column.of("keep", "prune-backups", Form.PROPERTIES),
            Column.of("mail-to", "mailto", Form.COMMAS),
            Column.of("all", Form.FLAG),
            Column.of("guests", "vmid", Form.GUEST_IDS),
            Column.of("except", "exclude", Form.GUEST_IDS),
            Column.of("enabled", Form.FLAG).usually(Value.of(true)));

    private static final SettingKind REPLICATION = SettingKind.commented(
            "replication",
            ListRoute.of("/cluster/replication", "id"),
            "comment",
            key -> new Right("/vms/" + key.substring(0, Math.max(0, key.lastIndexOf('-'))), "VM.Replicate"),
            Column.of("kind", "type", Form.TEXT).fixed(),
            Column.of("to", "target", Form.TEXT).fixed(),
            Column.of("schedule", Form.TEXT).usually(Value.of("*/15")),
            Column.of("rate", Form.WHOLE),
            Column.of("enabled", "disable", Form.NOT).usually(Value.of(true)));

    static final List<SettingKind> ALL = List.of(RULE, RESOURCE, REPLICATION, BACKUP);

    private CareKinds() {}
}
