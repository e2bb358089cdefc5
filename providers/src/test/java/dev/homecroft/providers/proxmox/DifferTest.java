package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.providers.proxmox.text.ConfigReader;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferTest {
    private static final Target HOME = Names.target("home");
    private static final Identity UUID = new Identity("smbios", "5d1f4a00-0000-4000-8000-00000000c2a0");
    private static final Mark MARK = new Mark("tower", Address.parse("guest/db"), Optional.of(UUID), "0badcafe");

    private static ObservedObject node(String name, long gibibytes) {
        Fields fields = Fields.builder()
                .put("status", "online")
                .put("memory.total", ByteSize.ofGibi(gibibytes))
                .build();
        return new ObservedObject(
                new ObjectRef(HOME, "node/" + name),
                "node",
                name,
                Optional.empty(),
                Optional.empty(),
                fields,
                Fields.EMPTY,
                Freshness.FRESH);
    }

    private static ObservedObject storage(String node, String name, boolean shared) {
        Fields fields = Fields.builder()
                .put("node", node)
                .put("storage", name)
                .put("shared", shared)
                .build();
        return new ObservedObject(
                new ObjectRef(HOME, "storage/" + node + "/" + name),
                Names.STORAGE_STATUS,
                name,
                Optional.empty(),
                Optional.empty(),
                fields,
                Fields.EMPTY,
                Freshness.FRESH);
    }

    private static ObservedObject guest(Map<String, String> config, Fields more) {
        Fields fields = ConfigReader.read(GuestKind.QEMU, config)
                .with(Fields.builder()
                        .put("type", "vm")
                        .put("id", 150)
                        .put("node", "pve1")
                        .put("power", "running")
                        .build())
                .with(more);
        return new ObservedObject(
                new ObjectRef(HOME, "qemu/150"),
                "guest",
                "db",
                Optional.of(UUID),
                Optional.of(MARK),
                fields,
                Fields.EMPTY,
                Freshness.FRESH);
    }

    private static Observation observation(ObservedObject... more) {
        List<ObservedObject> objects = new ArrayList<>(List.of(more));
        for (String name : List.of("pve1", "pve2", "pve3")) {
            objects.add(node(name, 16));
            objects.add(storage(name, "local", false));
            objects.add(storage(name, "local-lvm", false));
            objects.add(storage(name, "tank", false));
        }
        return new Observation(HOME, Instant.EPOCH, Freshness.FRESH, objects, List.of());
    }

    private static DesiredResource desired(Fields stated) {
        Fields fields = Fields.builder()
                .put("type", "vm")
                .put("power", "running")
                .build()
                .with(stated);
        return new DesiredResource(
                Address.parse("guest/db"),
                Layer.HYPERVISOR,
                HOME,
                fields,
                List.of(),
                SourceRange.ofFile("lab.yaml"),
                Map.of());
    }

    private static Proposal diff(Matched matched, Address... named) {
        return ProxmoxDiffer.diff(
                matched, new DiffContext(new Labs().build(), "seed", Set.of(named), Set.of(), Set.of()));
    }

    private static Proposal diff(Fields stated, ObservedObject found, Optional<Fields> last) {
        Matched matched = new Matched(
                List.of(),
                List.of(new Matched.Present(desired(stated), found, last)),
                List.of(),
                List.of(),
                new TreeMap<>(Map.of(HOME, observation(found))));
        return diff(matched);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "onboot|0|-",
                "tags|b;a|A;b",
                "vga|std|-",
                "bios|seabios|-",
                "agent|0|-",
                "cores|1|-",
                "nameserver|10.0.0.1 10.0.0.2|10.0.0.1, 10.0.0.2",
                "startup|1|order=1",
                "net0|virtio=bc:24:11:00:00:01,bridge=vmbr0|virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=0",
                "hostpci0|mapping=gpu|mapping=gpu,pcie=0",
                "scsi0|tank:vm-150-disk-0,ssd=0|tank:vm-150-disk-0,size=8G,cache=writeback"
            })
    void whatTheServerWritesOtherwiseIsNoDifference(String key, String stated, String found) {
        Map<String, String> config = found == null ? Map.of() : Map.of(key, found);
        Fields wanted = ConfigReader.read(GuestKind.QEMU, Map.of(key, stated));

        assertThat(diff(wanted, guest(config, Fields.EMPTY), Optional.empty()).steps())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "memory|4096|2048|memory|AT_RESTART",
                "cores|4|2|cores|AT_RESTART",
                "tags|a|b|tags|ONLINE",
                "onboot|1|0|onboot|ONLINE",
                "net0|virtio=BC:24:11:00:00:01,bridge=vmbr0,tag=20|virtio=BC:24:11:00:00:01,bridge=vmbr0|net0|ONLINE",
                "scsi0|tank:x,discard=on|tank:x,size=8G|scsi0|AT_RESTART",
                "scsi0|tank:x,backup=0|tank:x,size=8G|scsi0|ONLINE"
            })
    void oneOptionThatDiffersIsSentAlone(String key, String stated, String found, String sent, String effect) {
        Fields wanted = ConfigReader.read(GuestKind.QEMU, Map.of(key, stated));
        Proposal proposal = diff(wanted, guest(Map.of(key, found), Fields.EMPTY), Optional.empty());

        assertThat(proposal.steps()).singleElement().satisfies(step -> {
            assertThat(step.arguments().below("set").values()).containsOnlyKeys(sent);
            assertThat(step.changes())
                    .singleElement()
                    .satisfies(change -> assertThat(change.effect()).isEqualTo(FieldChange.Effect.valueOf(effect)));
        });
    }

    @Test
    void subKeysThatSomebodyElseSetStayWhenADeviceIsWritten() {
        Fields wanted = Fields.builder().put("nics.net0.vlan", 30).build();
        ObservedObject found =
                guest(Map.of("net0", "virtio=BC:24:11:00:00:01,bridge=vmbr0,queues=4,rate=10,tag=20"), Fields.EMPTY);

        assertThat(diff(wanted, found, Optional.empty()).steps())
                .singleElement()
                .satisfies(step -> assertThat(step.arguments().text("set.net0"))
                        .contains("virtio=BC:24:11:00:00:01,bridge=vmbr0,queues=4,rate=10,tag=30"));
    }

    @Test
    void growingADriveWithAPendingChangeSendsTheDriveOnceMore() {
        ObservedObject plain = guest(Map.of("scsi0", "tank:x,size=8G,discard=on"), Fields.EMPTY);
        ObservedObject pending = new ObservedObject(
                plain.ref(),
                plain.kind(),
                plain.name(),
                plain.identity(),
                plain.mark(),
                plain.fields(),
                Fields.builder().put("disks.scsi0.discard", false).build(),
                plain.freshness());
        Fields wanted =
                Fields.builder().put("disks.scsi0.size", ByteSize.ofGibi(16)).build();

        List<Step> steps = Cycle.inOrder(diff(wanted, pending, Optional.empty()).steps());
        assertThat(steps).extracting(step -> step.id().key()).containsExactly("resize:scsi0", "config");
        assertThat(steps.getLast().arguments().text("set.scsi0")).contains("tank:x,discard=on,size=16G");
    }

    @Test
    void whatWeNeverAppliedIsNotTakenAway() {
        ObservedObject found = guest(
                Map.of(
                        "net0",
                        "virtio=BC:24:11:00:00:01,bridge=vmbr0",
                        "scsi5",
                        "tank:y,size=1G",
                        "rng0",
                        "source=/dev/urandom"),
                Fields.EMPTY);

        assertThat(diff(Fields.EMPTY, found, Optional.empty()).steps()).isEmpty();
        assertThat(diff(Fields.EMPTY, found, Optional.empty()).held()).isEmpty();
    }

    @Test
    void capmox791ReferencesAreReleasedBeforeTheGuestIsDeleted() {
        Fields held = Fields.builder()
                .put("ha", true)
                .put("replication", Value.ofTexts(List.of("150-0")))
                .build();
        ObservedObject found = guest(Map.of("scsi0", "tank:x,size=8G"), held);
        Matched matched = new Matched(
                List.of(),
                List.of(),
                List.of(),
                List.of(new Matched.Removal(found, Reason.of(Reason.Code.ASKED), true, Optional.empty())),
                new TreeMap<>(Map.of(HOME, observation(found))));

        assertThat(Cycle.inOrder(diff(matched, Address.parse("guest/db")).steps()))
                .extracting(step -> step.id().key())
                .containsExactly("release-ha", "release-replication:150-0", "shutdown", "delete");
    }

    @Test
    void moveToANodeWithoutTheStorageIsBlocked() {
        ObservedObject found = guest(Map.of("scsi0", "odd:x,size=8G"), Fields.EMPTY);
        Proposal proposal = diff(Fields.builder().put("node", "pve2").build(), found, Optional.empty());

        assertThat(proposal.steps()).isEmpty();
        assertThat(proposal.blocked())
                .singleElement()
                .satisfies(blocked -> assertThat(blocked.problem().summary())
                        .isEqualTo("`db` can't move to `pve2`, because it has no storage `odd` for scsi0."));
    }

    @Test
    void firstPlanOfASmallLabReadsAsInTheGolden() throws IOException {
        Labs labs = new Labs()
                .with(Wanted.vm("web")
                        .image("debian-13")
                        .disk("system", "local-lvm", "8G")
                        .nic("net0", "10.20.0.11")
                        .cloudInit(Optional.of(Labs.PASSWORD))
                        .uefi())
                .with(Wanted.container("dns")
                        .on("pve2")
                        .id(101)
                        .disk("root", "local-lvm", "4G")
                        .nic("eth0", "10.20.0.2"));
        Projection projection = ProxmoxProjector.project(labs.build());
        Matched matched = new Matched(
                projection.resources().stream()
                        .filter(resource -> !SettingKinds.isSetting(resource.address()))
                        .map(resource -> new Matched.Missing(resource, Optional.empty()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(Map.of(HOME, observation())));
        Proposal proposal =
                ProxmoxDiffer.diff(matched, new DiffContext(labs.build(), "seed", Set.of(), Set.of(), Set.of()));

        assertGolden("first-plan.txt", text(proposal));
    }

    private static String text(Proposal proposal) {
        StringBuilder text = new StringBuilder();
        for (Step step : Cycle.inOrder(proposal.steps())) {
            text.append(step.id())
                    .append("  ")
                    .append(step.operation())
                    .append("  ")
                    .append(step.risk().label())
                    .append("  ")
                    .append(step.reason().code())
                    .append(' ')
                    .append(step.reason().text())
                    .append('\n');
            step.after().forEach(after -> text.append("  after ").append(after).append('\n'));
            step.slots().forEach(slot -> text.append("  slot ").append(slot).append('\n'));
            step.arguments()
                    .values()
                    .forEach((path, value) -> text.append("  ")
                            .append(path)
                            .append(" = ")
                            .append(value.toString().replace("\n", "\\n"))
                            .append('\n'));
        }
        proposal.unchanged()
                .forEach(unchanged -> text.append("unchanged ")
                        .append(unchanged.address())
                        .append("  ")
                        .append(unchanged.reason().code())
                        .append('\n'));
        proposal.blocked()
                .forEach(blocked -> text.append("blocked ").append(blocked).append('\n'));
        return text.toString();
    }

    /** Compared with the file; with {@code -Dgolden.update=true} the file is written instead. */
    private static void assertGolden(String name, String text) throws IOException {
        Path file = Path.of("src/test/resources/dev/homecroft/providers/proxmox", name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
        assertThat(text).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }
}
