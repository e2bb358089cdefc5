package dev.homecroft.simulators.wire;

/**
 * How a server behaves below what it answers.
 *
 * @param server its header of that name, or empty for none
 * @param isStrict whether it refuses bodies of GET and DELETE, and ends a connection after an error
 */
public record Manners(String server, boolean isStrict) {
    public static final Manners PROXMOX_VE = new Manners("pve-api-daemon/3.0", true);
    public static final Manners BACKUP_SERVER = new Manners("", false);
}
