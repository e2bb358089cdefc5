package dev.homecroft.providers.proxmox.work;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.hosts.NodeNoteWork;
import dev.homecroft.providers.proxmox.hosts.NodeRestartWork;
import dev.homecroft.providers.proxmox.reading.GuestState;
import dev.homecroft.providers.proxmox.reading.Guests;
import dev.homecroft.providers.proxmox.reading.MigrationCheck;
import dev.homecroft.providers.proxmox.settings.SettingWorks;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.spi.StepContext;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The work behind each operation. */
public final class Works {
    private static final int CLEARING = 60;

    private final ProxmoxClient client;
    private final StepContext context;
    private final Guests guests;
    private final Options options;

    public Works(ProxmoxClient client, StepContext context) {
        this.client = client;
        this.context = context;
        this.guests = new Guests(client);
        this.options = new Options(client, context);
    }

    public Work of(Step step) {
        if (SettingKinds.isSetting(step.id().address())) {
            return SettingWorks.work(client, context, step);
        }
        Guard guard = new Guard(guests, step);
        return switch (Operation.of(step.operation())) {
            case IMAGE_DOWNLOAD, IMAGE_DELETE -> new ImageWork(client, step);
            case CREATE -> new CreateWork(guard, guests, client, options);
            case CLONE -> new CloneWork(guard, guests, client, options);
            case CONFIGURE, ADOPT -> configure(guard);
            case RESIZE -> resize(guard);
            case MOVE_DISK -> moveDisk(guard);
            case DROP_DISK -> dropDisk(guard);
            case DETACH_DISK -> detachDisk(guard);
            case DESTROY_DISK -> DiskDestruction.of(guests, step, options);
            case MIGRATE -> migrate(guard);
            case TEMPLATE -> template(guard);
            case POOL -> pool(guard);
            case START -> start(guard);
            case SHUTDOWN -> shutdown(guard);
            case RESTART -> restart(guard);
            case RELEASE_HA -> releaseHa(guard);
            case RELEASE_REPLICATION -> releaseReplication(guard);
            case DELETE -> new DeleteWork(guard, guests, client);
            case NODE_NOTE -> new NodeNoteWork(client, step);
            case NODE_RESTART -> new NodeRestartWork(client, step);
        };
    }

    private static String path(GuestState guest, String action) {
        return Guests.path(guest.node(), guest.kind(), guest.id()) + "/" + action;
    }

    private static String argument(Guard guard, String name) {
        return guard.step().arguments().text(name).orElse("");
    }

    private Work configure(Guard guard) {
        Fields arguments = guard.step().arguments();
        AtomicBoolean wasCalled = new AtomicBoolean();
        return new GuestWork(
                guard,
                "set %s of".formatted(Options.words(arguments)),
                1,
                guest -> Options.areSet(guest, arguments, wasCalled.get()),
                guest -> {
                    Answer answer = options.configure(guest, arguments);
                    wasCalled.set(answer instanceof Answer.Ok);
                    return answer;
                });
    }

    private Work resize(Guard guard) {
        String disk = argument(guard, "disk");
        ByteSize size = guard.step().arguments().size("size").orElse(ByteSize.ZERO);
        return new GuestWork(
                guard,
                "grow %s of".formatted(disk),
                1,
                guest -> guest.fields()
                        .size("disks." + disk + ".size")
                        .filter(found -> found.compareTo(size) >= 0)
                        .isPresent(),
                guest -> client.put(path(guest, "resize"), guest.bound(Map.of("disk", disk, "size", size.toString()))));
    }

    private Work moveDisk(Guard guard) {
        String disk = argument(guard, "disk");
        String storage = argument(guard, "storage");
        return new GuestWork(
                guard,
                "move %s of".formatted(disk),
                1,
                guest -> guest.fields()
                        .text("disks." + disk + ".storage")
                        .filter(storage::equals)
                        .isPresent(),
                guest -> switch (guest.kind()) {
                    case QEMU ->
                        client.post(
                                path(guest, "move_disk"),
                                guest.bound(Map.of("disk", disk, "storage", storage, "delete", "1")));
                    case LXC ->
                        client.post(
                                path(guest, "move_volume"),
                                guest.bound(Map.of("volume", disk, "storage", storage, "delete", "1")));
                });
    }

    /** Takes the disk off and destroys its volume, as long as it is the one that the plan names. */
    private Work dropDisk(Guard guard) {
        String volume = argument(guard, "volume");
        return new GuestWork(
                guard,
                "destroy %s of".formatted(volume),
                2,
                guest -> guest.keyOf(volume).isEmpty(),
                guest -> {
                    Map<String, String> form = new LinkedHashMap<>();
                    form.put("delete", guest.keyOf(volume).orElse(""));
                    if (guest.kind() == GuestKind.QEMU) {
                        form.put("force", "1");
                    }
                    return options.configure(guest, form);
                });
    }

    /** Takes the disk off; its volume is kept, as one that hangs nowhere. */
    private Work detachDisk(Guard guard) {
        String volume = argument(guard, "volume");
        String slot = argument(guard, "disk");
        return new GuestWork(
                guard,
                "take %s off".formatted(slot),
                1,
                guest -> !guest.keyOf(volume).equals(Optional.of(slot)),
                guest -> options.configure(guest, Map.of("delete", slot)));
    }

    private Work migrate(Guard guard) {
        String to = argument(guard, "to");
        return new GuestWork(
                        guard,
                        "move to `%s`".formatted(to),
                        1,
                        guest -> guest.node().equals(to),
                        guest -> migrate(guest, to))
                .patient(true);
    }

    /** The server's own check comes first: some of what it finds would else only show in the log of a failed task. */
    private Answer migrate(GuestState guest, String to) {
        return MigrationCheck.refusal(client, guest, to)
                .<Answer>map(why -> new Answer.Refused(500, "`%s` %s".formatted(to, why), new TreeMap<>()))
                .orElseGet(() -> client.post(path(guest, "migrate"), migration(guest, to)));
    }

    private Map<String, String> migration(GuestState guest, String to) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("target", to);
        if (guests.power(guest).isRunning()) {
            switch (guest.kind()) {
                case QEMU -> {
                    form.put("online", "1");
                    form.put("with-local-disks", "1");
                }
                case LXC -> form.put("restart", "1");
            }
        }
        return form;
    }

    private Work template(Guard guard) {
        return new GuestWork(
                guard,
                "turn into a template",
                1,
                GuestState::isTemplate,
                guest -> client.post(path(guest, "template"), Map.of()));
    }

    private Work pool(Guard guard) {
        String pool = argument(guard, "pool");
        return new GuestWork(
                guard,
                "put into pool `%s`".formatted(pool),
                1,
                guest -> isInPool(guest, pool),
                guest -> client.put(
                        "/pools", Map.of("poolid", pool, "vms", Long.toString(guest.id()), "allow-move", "1")));
    }

    private boolean isInPool(GuestState guest, String pool) {
        Json pools = client.need("/pools?poolid=" + Words.encode(pool), "show the pool `%s`".formatted(pool));
        return Tasks.rows(pools).stream()
                .flatMap(row -> row.array("members").stream())
                .map(Tasks::object)
                .anyMatch(member ->
                        member.whole("vmid").filter(id -> id == guest.id()).isPresent());
    }

    private Work start(Guard guard) {
        return new GuestWork(
                        guard,
                        "start",
                        1,
                        guest -> guests.power(guest).isRunning(),
                        guest -> client.post(path(guest, "status/start"), Map.of()))
                .refusedWhenDone()
                .patient(true);
    }

    private Work shutdown(Guard guard) {
        Map<String, String> form = new LinkedHashMap<>();
        guard.step().arguments().whole("timeout").ifPresent(seconds -> form.put("timeout", seconds.toString()));
        if (guard.step().arguments().flag("force").orElse(false)) {
            form.put("forceStop", "1");
        }
        return new GuestWork(
                        guard,
                        "shut down",
                        1,
                        guest -> !guests.power(guest).isRunning(),
                        guest -> client.post(path(guest, "status/shutdown"), form))
                .patient(true);
    }

    /** A stopped guest takes over what waits when it starts; restarting one that is stopped would hang. */
    private Work restart(Guard guard) {
        Map<String, String> form = new LinkedHashMap<>();
        guard.step().arguments().whole("timeout").ifPresent(seconds -> form.put("timeout", seconds.toString()));
        return new GuestWork(
                        guard,
                        "restart",
                        1,
                        guest -> !guest.hasPending() && guests.power(guest).isRunning(),
                        guest -> guests.power(guest).isRunning()
                                ? client.post(path(guest, "status/reboot"), form)
                                : client.post(path(guest, "status/start"), Map.of()))
                .patient(true);
    }

    private Work releaseHa(Guard guard) {
        return new GuestWork(
                        guard,
                        "take from high availability",
                        1,
                        guest -> !isListed(
                                "/cluster/ha/resources", "sid", guest.kind().watched(guest.id())),
                        guest -> client.delete(
                                "/cluster/ha/resources/"
                                        + Words.encode(guest.kind().watched(guest.id())),
                                Map.of()))
                .patient(true);
    }

    /** What was copied is cleared away on both nodes before the job goes, a minute later at the earliest. */
    private Work releaseReplication(Guard guard) {
        String job = argument(guard, "job");
        return new GuestWork(
                        guard,
                        "end replication `%s` of".formatted(job),
                        1,
                        guest -> !isListed("/cluster/replication", "id", job),
                        guest -> client.delete("/cluster/replication/" + Words.encode(job), Map.of()))
                .patient(CLEARING);
    }

    private boolean isListed(String path, String member, String name) {
        return Tasks.rows(client.need(path, "list " + path)).stream()
                .anyMatch(row -> row.text(member).filter(name::equals).isPresent());
    }
}
