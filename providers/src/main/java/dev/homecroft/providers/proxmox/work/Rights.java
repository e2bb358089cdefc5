package dev.homecroft.providers.proxmox.work;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Release;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.network.NodeNetworks;
import dev.homecroft.providers.proxmox.settings.SettingWorks;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compares what the steps need with what the token may do, path by path. Reads two things and changes none. */
public final class Rights {
    private final ProxmoxClient client;
    private final Map<String, Set<String>> needed = new TreeMap<>();
    private boolean hasNetworkRights = true;

    public Rights(ProxmoxClient client) {
        this.client = client;
    }

    public List<Diagnostic> missing(List<Step> steps) {
        Release release = client.release();
        hasNetworkRights = release.hasNetworkRights();
        steps.forEach(this::collect);
        Json.Obj granted = Tasks.object(client.need("/access/permissions", "say what the token may do"));
        List<Diagnostic> missing = new ArrayList<>();
        needed.forEach((path, privileges) -> {
            List<String> lacking = privileges.stream()
                    .filter(privilege -> !has(granted, path, privilege))
                    .toList();
            if (!lacking.isEmpty()) {
                missing.add(diagnostic(path, lacking, holder(granted, path), release));
            }
        });
        return missing;
    }

    /** A role on a path takes the place of what holds there from above, so one that holds already is to grow. */
    private Diagnostic diagnostic(String path, List<String> lacking, Optional<String> holder, Release release) {
        String privileges = String.join(" ", lacking);
        return Diagnostic.error(
                        "proxmox-privilege-missing",
                        "The token of `%s` lacks %s on `%s`."
                                .formatted(client.cluster(), String.join(", ", lacking), path))
                .detail("On Proxmox VE %s a role is a set of such privileges.".formatted(release.generation()))
                .hint(holder.map(place ->
                                "pveum role modify ROLE -append 1 -privs \"%s\"; ROLE is the one that the token has on `%s`"
                                        .formatted(privileges, place))
                        .orElseGet(() ->
                                "pveum role add Homecroft -privs \"%s\"; pveum acl modify %s -token 'user@realm!name' -role Homecroft"
                                        .formatted(privileges, path)))
                .build();
    }

    /** What is granted on a path itself wins; what is granted above counts when it propagates. */
    private static boolean has(Json.Obj granted, String path, String privilege) {
        return holder(granted, path)
                .filter(place -> place.equals(path)
                        ? granted.object(place).get(privilege).isPresent()
                        : passesOn(granted, place, privilege))
                .isPresent();
    }

    private static boolean passesOn(Json.Obj granted, String place, String privilege) {
        return granted.object(place)
                .whole(privilege)
                .filter(propagates -> propagates == 1)
                .isPresent();
    }

    /** What is granted on a path itself wins; else what the nearest one above it passes on. */
    private static Optional<String> holder(Json.Obj granted, String path) {
        return Stream.iterate(path, place -> !place.isEmpty(), Rights::above)
                .filter(place -> granted.get(place).isPresent())
                .filter(place -> place.equals(path)
                        || granted.object(place).members().keySet().stream()
                                .anyMatch(privilege -> passesOn(granted, place, privilege)))
                .findFirst();
    }

    /** Empty above all. */
    private static String above(String place) {
        int slash = place.lastIndexOf('/');
        return slash > 0 ? place.substring(0, slash) : place.equals("/") ? "" : "/";
    }

    private void need(String path, String... privileges) {
        needed.computeIfAbsent(path, key -> new TreeSet<>()).addAll(List.of(privileges));
    }

    private void collect(Step step) {
        if (SettingKinds.isSetting(step.id().address())) {
            SettingWorks.rights(step).forEach((path, privileges) -> need(path, privileges.toArray(String[]::new)));
            return;
        }
        if (NodeNetworks.isNetwork(step.id().address())) {
            NodeNetworks.rights(step).forEach((path, privileges) -> need(path, privileges.toArray(String[]::new)));
            return;
        }
        Fields arguments = step.arguments();
        String guest = "/vms/" + arguments.whole("id").orElse(0L);
        String storage = "/storage/" + arguments.text("storage").orElse("");
        switch (Operation.of(step.operation())) {
            case IMAGE_DOWNLOAD -> {
                need(storage, "Datastore.AllocateTemplate", "Datastore.Audit");
                need("/nodes/" + arguments.text("node").orElse(""), "Sys.AccessNetwork");
            }
            case IMAGE_DELETE -> need(storage, "Datastore.Allocate");
            case CREATE -> {
                need(guest, "VM.Allocate", "VM.Audit");
                options(guest, arguments);
            }
            case CLONE -> {
                need("/vms/" + arguments.whole("source").orElse(0L), "VM.Clone", "VM.Audit");
                need(guest, "VM.Allocate", "VM.Audit", "VM.Config.Options", "VM.Config.HWType");
                arguments.text("storage").ifPresent(name -> need("/storage/" + name, "Datastore.AllocateSpace"));
            }
            case CONFIGURE -> options(guest, arguments);
            case ADOPT -> need(guest, "VM.Audit", "VM.Config.Options");
            case RESIZE, DROP_DISK, DETACH_DISK, DESTROY_DISK -> need(guest, "VM.Config.Disk");
            case MOVE_DISK -> {
                need(guest, "VM.Config.Disk");
                need(storage, "Datastore.AllocateSpace");
            }
            case MIGRATE -> need(guest, "VM.Migrate");
            case TEMPLATE, DELETE -> need(guest, "VM.Allocate");
            case POOL -> {
                need("/pool/" + arguments.text("pool").orElse(""), "Pool.Allocate");
                need(guest, "VM.Allocate");
            }
            case START, SHUTDOWN, RESTART -> need(guest, "VM.PowerMgmt");
            case NODE_NOTE -> need("/nodes/" + arguments.text("node").orElse(""), "Sys.Audit", "Sys.Modify");
            case NODE_RESTART -> {
                need("/", "Sys.Audit");
                need("/nodes/" + arguments.text("node").orElse(""), "Sys.Audit", "Sys.PowerMgmt");
            }
            case RELEASE_HA -> need("/", "Sys.Console");
            case RELEASE_REPLICATION -> need(guest, "VM.Replicate");
        }
    }

    private void options(String guest, Fields arguments) {
        arguments.below("set").values().forEach((key, value) -> option(guest, key, value.toString()));
        Options.deletions(arguments).forEach(key -> option(guest, key, ""));
    }

    private void option(String guest, String key, String value) {
        if (Slot.isDisk(key) || key.equals("efidisk0") || key.equals("tpmstate0")) {
            boolean isDrive = value.contains("media=cdrom") || value.contains("cloudinit");
            need(guest, isDrive ? "VM.Config.CDROM" : "VM.Config.Disk");
            if (value.matches("[^:,]+:([0-9.]+|cloudinit)(,.*)?")) {
                need("/storage/" + Slot.storageOf(value), "Datastore.AllocateSpace");
            }
        } else if (Slot.isNic(key)) {
            need(guest, "VM.Config.Network");
            network(PropertyString.parse(value));
        } else if (Slot.isPassthrough(key)) {
            need(guest, "VM.Config.HWType");
            PropertyString.parse(value)
                    .get("mapping")
                    .ifPresent(name ->
                            need("/mapping/" + (key.startsWith("usb") ? "usb" : "pci") + "/" + name, "Mapping.Use"));
        } else {
            plain(guest, key);
        }
    }

    private void network(PropertyString nic) {
        if (hasNetworkRights) {
            nic.get("bridge")
                    .ifPresent(bridge -> need(
                            "/sdn/zones/localnetwork/" + bridge
                                    + nic.get("tag").map(tag -> "/" + tag).orElse(""),
                            "SDN.Use"));
        }
    }

    private void plain(String guest, String key) {
        switch (key) {
            case "cores", "sockets", "cpu", "vcpus", "cpulimit", "cpuunits", "numa" -> need(guest, "VM.Config.CPU");
            case "memory", "balloon", "shares", "swap" -> need(guest, "VM.Config.Memory");
            case "nameserver", "searchdomain", "hostname" -> need(guest, "VM.Config.Network");
            case "ciuser", "cipassword", "sshkeys", "ciupgrade" -> need(guest, "VM.Config.Cloudinit");
            case "pool" -> {}
            case "ostemplate", "password", "ssh-public-keys", "unprivileged" -> need(guest, "VM.Allocate");
            case "bios", "machine", "scsihw", "serial0", "vga", "smbios1" -> need(guest, "VM.Config.HWType");
            case "startup" -> {
                need(guest, "VM.Config.Options");
                need("/", "Sys.Modify");
            }
            default -> need(guest, key.startsWith("ipconfig") ? "VM.Config.Cloudinit" : "VM.Config.Options");
        }
    }
}
