package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Backups of guests: a file on a storage that holds the configuration, and is what a restore starts from. */
final class Vzdump {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy_MM_dd-HH_mm_ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter PBS_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Vzdump() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.post("/nodes/{node}/vzdump").does(Vzdump::begin),
                Endpoint.get("/nodes/{node}/vzdump/extractconfig").does(Vzdump::config));
    }

    private static List<Guest> wanted(Call call) {
        List<String> ids = call.list("vmid");
        List<String> out = call.list("exclude");
        List<Guest> guests = new ArrayList<>();
        for (Guest guest : call.cluster().state().guests().values()) {
            String id = Integer.toString(guest.vmid());
            boolean isWanted = ids.contains(id)
                    || (call.flag("all") && !out.contains(id))
                    || (!guest.pool().isEmpty() && guest.pool().equals(call.text("pool")));
            if (isWanted && guest.node().equals(call.node())) {
                guests.add(guest);
            }
        }
        return guests;
    }

    private static Object begin(Call call) {
        Storage storage =
                call.cluster().volumes().storage(call.optional("storage").orElse("local"), call.node(), "backup");
        List<Guest> guests = wanted(call);
        guests.forEach(guest -> call.require("/vms/" + guest.vmid(), "VM.Backup"));
        call.require("/storage/" + storage.id(), "Datastore.AllocateSpace");
        if (call.optional("job-id").isPresent() && !call.caller().isRoot()) {
            throw new Refusal(403, "Permission check failed (Only root may set 'job-id')", Map.of());
        }
        long bytes =
                guests.stream().mapToLong(guest -> used(call.cluster(), guest)).sum();
        String id = guests.size() == 1 ? Integer.toString(guests.getFirst().vmid()) : "";
        return call.task("vzdump", id, call.duration("vzdump", bytes), task -> {
            if (guests.isEmpty()) {
                task.warn("no guests to back up on this node");
            }
            guests.forEach(guest -> backUp(call, guest, storage, task));
        });
    }

    private static long used(Cluster cluster, Guest guest) {
        return Disks.of(guest).values().stream()
                .filter(Disk::isOwned)
                .flatMap(disk -> cluster.volumes().volume(disk.volume(), guest.node()).stream())
                .mapToLong(Volume::used)
                .sum();
    }

    private static void backUp(Call call, Guest guest, Storage storage, TaskRecord task) {
        call.cluster().requireUnlocked(guest);
        call.cluster().volumes().requireOnline(storage.id());
        Instant now = Instant.ofEpochMilli(task.due());
        boolean isQemu = guest.kind() == Guest.Kind.QEMU;
        String name = storage.type().equals("pbs")
                ? "backup/" + (isQemu ? "vm" : "ct") + "/" + guest.vmid() + "/" + PBS_TIME.format(now)
                : "backup/vzdump-" + guest.kind().path() + "-" + guest.vmid() + "-" + TIME.format(now)
                        + (isQemu ? ".vma.zst" : ".tar.zst");
        long size = used(call.cluster(), guest) / 2;
        if (size > call.cluster().volumes().available(storage, call.node())) {
            throw new Refusal("job failed: No space left on device");
        }
        String format = storage.type().equals("pbs") ? (isQemu ? "pbs-vm" : "pbs-ct") : isQemu ? "vma.zst" : "tar.zst";
        Volume volume = new Volume(
                storage.id(),
                storage.place(call.node()),
                name,
                "backup",
                format,
                guest.vmid(),
                size,
                size,
                "",
                task.due() / 1000);
        call.cluster().state().put(volume);
        Map<String, Object> archive = call.cluster().state().file("archives").at(volume.id());
        archive.clear();
        archive.putAll(guest.config());
        call.optional("notes-template")
                .ifPresent(notes -> Notes.write(
                        call,
                        volume,
                        Map.of(
                                "notes",
                                notes.replace("{{guestname}}", guest.name())
                                        .replace("{{node}}", guest.node())
                                        .replace("{{vmid}}", Integer.toString(guest.vmid())))));
        if (call.flag("protected")) {
            Notes.write(call, volume, Map.of("protected", "1"));
        }
        task.say("creating archive '" + volume.id() + "'");
    }

    private static Object config(Call call) {
        Map<String, Object> archive = call.cluster()
                .state()
                .file("archives")
                .find(call.text("volume"))
                .orElseThrow(() -> new Refusal("volume '" + call.text("volume") + "' does not exist"));
        StringBuilder text = new StringBuilder();
        archive.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        return text.toString();
    }

    /** Notes and protection of backups. */
    static final class Notes {
        private Notes() {}

        static Map<String, Object> of(Call call, Volume volume) {
            return call.cluster()
                    .state()
                    .file("notes")
                    .find(volume.id())
                    .<Map<String, Object>>map(found -> found)
                    .orElse(Map.of());
        }

        static void write(Call call, Volume volume, Map<String, String> values) {
            call.cluster().state().file("notes").at(volume.id()).putAll(values);
        }

        /** {@code PUT} of a volume. */
        static Object change(Call call, Volume volume) {
            call.require("/storage/" + volume.storage(), "Datastore.Allocate", "Datastore.AllocateSpace");
            if (!volume.content().equals("backup")) {
                throw new Refusal("volume '" + volume.id() + "' does not support notes or protection");
            }
            call.optional("notes").ifPresent(notes -> write(call, volume, Map.of("notes", notes)));
            call.optional("protected")
                    .ifPresent(_ -> write(call, volume, Map.of("protected", call.flag("protected") ? "1" : "0")));
            return Json.Null.NULL;
        }
    }
}
