package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the server makes for each virtual machine: its uuid, its generation id, its birth note, its boot order. */
final class Identity {
    private Identity() {}

    static void complete(Cluster cluster, Guest guest) {
        Map<String, String> config = guest.config();
        Map<String, String> smbios = smbios(guest);
        if (smbios.getOrDefault("uuid", "").isEmpty()) {
            config.put("smbios1", print(smbios, cluster.randomness().uuid()));
        }
        config.putIfAbsent("vmgenid", cluster.randomness().uuid());
        config.put("meta", "creation-qemu=10.1.2,ctime=" + cluster.now() / 1000);
        if (!config.containsKey("boot")) {
            String order = bootOrder(guest);
            config.put("boot", "order=" + order);
        }
    }

    /** A copy is another machine: all that identifies the original is made anew. */
    static void renew(Cluster cluster, Guest guest) {
        Map<String, String> config = guest.config();
        config.put("smbios1", print(smbios(guest), cluster.randomness().uuid()));
        config.put("vmgenid", cluster.randomness().uuid());
        config.put("meta", "creation-qemu=10.1.2,ctime=" + cluster.now() / 1000);
    }

    /** New MAC addresses on all network cards. */
    static void renewMacs(Cluster cluster, Guest guest) {
        boolean isQemu = guest.kind() == Guest.Kind.QEMU;
        guest.config().replaceAll((key, value) -> {
            if (!Disks.isNet(key)) {
                return value;
            }
            Map<String, String> net = (isQemu ? Formats.NET : Formats.LXC_NET).parse(value);
            net.remove(isQemu ? "macaddr" : "hwaddr");
            String bare = (isQemu ? Formats.NET : Formats.LXC_NET).print(net);
            return DiskSettler.settleNet(cluster, guest.kind(), bare);
        });
    }

    private static Map<String, String> smbios(Guest guest) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : guest.option("smbios1").split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return parts;
    }

    private static String print(Map<String, String> smbios, String uuid) {
        List<String> parts = new ArrayList<>(List.of("uuid=" + uuid));
        smbios.forEach((key, value) -> {
            if (!key.equals("uuid")) {
                parts.add(key + "=" + value);
            }
        });
        return String.join(",", parts);
    }

    private static String bootOrder(Guest guest) {
        List<String> order = new ArrayList<>();
        Map<String, Disk> disks = Disks.of(guest);
        for (boolean cdrom : List.of(false, true)) {
            disks.values().stream()
                    .filter(disk -> disk.isCdrom() == cdrom)
                    .filter(disk -> !disk.key().startsWith("efi") && !disk.key().startsWith("tpm"))
                    .findFirst()
                    .ifPresent(disk -> order.add(disk.key()));
        }
        guest.config().keySet().stream().filter(Disks::isNet).findFirst().ifPresent(order::add);
        return String.join(";", order);
    }
}
