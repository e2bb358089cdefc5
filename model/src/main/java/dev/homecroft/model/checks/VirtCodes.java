package dev.homecroft.model.checks;

import java.util.List;

/** The codes of the checks of what a hypervisor keeps for itself, of schedules and of secret stores. */
final class VirtCodes {
    static final String BRIDGE_WITHOUT_PORT = "bridge-without-port";
    static final String GRANT_TO_NOBODY = "grant-to-nobody";
    static final String HA_ON_LOCAL_STORAGE = "ha-on-local-storage";
    static final String HA_RULE_BROKEN = "ha-rule-broken";
    static final String LINKED_ELSEWHERE = "linked-elsewhere";
    static final String LINKED_WITHOUT_TEMPLATE = "linked-without-template";
    static final String PORT_TWICE = "port-twice";
    static final String PROXMOX_ROOT_ONLY = "proxmox-root-only";
    static final String REPLICATION_IMPOSSIBLE = "replication-impossible";
    static final String SCHEDULE_NEVER = "schedule-never";
    static final String SCHEMATIC_OTHER = "schematic-other";
    static final String STORE_CYCLE = "secret-store-cycle";
    static final String STORE_FIELD = "secret-store-field";
    static final String UNKNOWN_FIREWALL_NAME = "unknown-firewall-name";
    static final String UNKNOWN_LOGIN = "unknown-login";
    static final String UNKNOWN_INTERFACE = "unknown-interface";
    static final String UNKNOWN_PRIVILEGE = "unknown-privilege";
    static final String UNKNOWN_ROLE = "unknown-role";
    static final String UNKNOWN_SETTING = "unknown-setting";
    static final String UNKNOWN_SHARE = "unknown-share";
    static final String VOLUME_ELSEWHERE = "volume-elsewhere";

    private VirtCodes() {}

    static List<String> all() {
        return List.of(
                BRIDGE_WITHOUT_PORT,
                GRANT_TO_NOBODY,
                HA_ON_LOCAL_STORAGE,
                HA_RULE_BROKEN,
                LINKED_ELSEWHERE,
                LINKED_WITHOUT_TEMPLATE,
                PORT_TWICE,
                PROXMOX_ROOT_ONLY,
                REPLICATION_IMPOSSIBLE,
                SCHEDULE_NEVER,
                SCHEMATIC_OTHER,
                STORE_CYCLE,
                STORE_FIELD,
                UNKNOWN_FIREWALL_NAME,
                UNKNOWN_LOGIN,
                UNKNOWN_INTERFACE,
                UNKNOWN_PRIVILEGE,
                UNKNOWN_ROLE,
                UNKNOWN_SETTING,
                UNKNOWN_SHARE,
                VOLUME_ELSEWHERE);
    }
}
