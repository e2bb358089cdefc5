package dev.homecroft.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourcePosition;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.state.Drift;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import dev.homecroft.state.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OtherViewsTest {
    private static final Address TALOS = Address.parse("guest/talos-2");
    private static final ObjectRef REF = new ObjectRef(Samples.TOWER, "qemu/112");
    private static final Paper WIDE = new Paper(120, false);

    private static SourceRange line(String file, int line) {
        SourcePosition position = new SourcePosition(line, 5, line * 10);
        return new SourceRange(file, position, position);
    }

    private static PlanHeader header(Optional<String> commit, List<Diagnostic> problems, boolean sandbox) {
        return Samples.header(commit, Samples.NOW, new TreeMap<>(), problems, sandbox);
    }

    private static DriftReport drift() {
        FieldChange memory = new FieldChange(
                "memory",
                Optional.of(Value.of(new ByteSize(8L << 30))),
                Optional.of(Value.of(new ByteSize(16L << 30))),
                Optional.of(Value.of(new ByteSize(8L << 30))),
                FieldChange.Effect.AT_RESTART,
                Optional.of(line("guests.yaml", 24)));
        return new DriftReport(
                header(Optional.of("91c2e0d4c1b2a39f+"), List.of(Samples.UNREAD), false),
                Samples.NOW,
                List.of(
                        new DriftReport.Entry(
                                new Drift(TALOS, Optional.of(REF), List.of(memory), true),
                                Optional.of(new DriftReport.Author(
                                        Optional.of("anna@pam"),
                                        Optional.of(Samples.NOW.minusSeconds(7200)),
                                        "web console"))),
                        new DriftReport.Entry(
                                new Drift(Address.parse("record/www.example.org/A"), Optional.empty(), List.of(), true),
                                Optional.empty())),
                List.of(new Unchanged(
                        Address.parse("disk/db/tank:vm-150-disk-1"),
                        new Reason(Reason.Code.UNUSED, "hangs nowhere; `croft destroy` destroys it"))),
                List.of("dns:ns2 (no answer within 5 s)"));
    }

    @Test
    void driftNamesTheFieldTheAuthorAndTheTwoWaysOut() {
        Golden.check("drift.txt", DriftView.text(drift(), WIDE));
        Golden.check("drift.json", JsonText.pretty(DriftView.json(drift())));
    }

    @Test
    void driftSaysWhichKindOfLookItWas() {
        Target home = REF.target();
        DriftReport none = new DriftReport(
                header(Optional.empty(), List.of(), true), Samples.NOW, List.of(), List.of(), List.of());
        DriftReport.Look quick = new DriftReport.Look(
                home, Samples.NOW.minusSeconds(7200), false, 1, 500, List.of("Settings are as of the full look."));
        assertThat(DriftView.text(none.with(List.of(quick)), WIDE).replaceAll("\\s+", " "))
                .contains("%s: a quick look. 1 thing may have changed and was read; the other 499".formatted(home))
                .contains("Settings are as of the full look.");
        DriftReport.Look full = new DriftReport.Look(home, Samples.NOW, true, 500, 500, List.of());
        assertThat(DriftView.text(none.with(List.of(full)), WIDE))
                .contains("%s: a full look, 500 things were read.".formatted(home));
    }

    @Test
    void noDriftIsOneLine() {
        DriftReport none = new DriftReport(
                header(Optional.empty(), List.of(), true), Samples.NOW, List.of(), List.of(), List.of());
        assertThat(DriftView.text(none, Paper.PLAIN)).isEqualTo("Nothing differs from tower (sandbox)\n");
    }

    @Test
    void aThingShowsWhatIsStatedWhereAndWhatItIsNow() {
        Identity identity = new Identity("smbios", "5d1f0000-0000-0000-0000-00000000c2a0");
        ObservedObject object = new ObservedObject(
                REF,
                "guest",
                "talos-2",
                Optional.of(identity),
                Optional.of(new Mark("tower", TALOS, Optional.of(identity), "abcd1234")),
                Fields.builder()
                        .put("cpu", 4)
                        .put("memory", new ByteSize(16L << 30))
                        .put("node", "pve-2")
                        .build(),
                Fields.builder().put("memory", new ByteSize(12L << 30)).build(),
                Freshness.FRESH);
        Thing thing = new Thing(
                TALOS,
                line("guests.yaml", 20),
                Map.of(
                        "cpu", new Thing.Stated(Value.of(4), line("profiles.yaml", 3)),
                        "memory", new Thing.Stated(Value.of(new ByteSize(8L << 30)), line("guests.yaml", 24))),
                List.of(new Thing.Use(Address.parse("vip/api"), "members", line("vips.yaml", 7))),
                Optional.of(object),
                "");
        Golden.check("show.txt", ShowView.text(thing, WIDE));
        Golden.check("show.json", JsonText.pretty(ShowView.json(thing)));
    }

    @Test
    void aSandboxShowsItsServersAndAccidents() {
        SandboxStatus status = new SandboxStatus(
                "tower",
                "examples/tower",
                4711,
                Samples.NOW.minusSeconds(60),
                Samples.NOW,
                Instant.parse("2026-11-21T22:00:04Z"),
                List.of(
                        new SandboxStatus.Server(
                                "proxmox:tower",
                                "Proxmox VE node",
                                "pve-1",
                                "https://127.0.0.1:40001",
                                "3 guests",
                                List.of("down")),
                        new SandboxStatus.Server(
                                "dns:ns1", "DNS server", "ns1", "127.0.0.1:40004", "23 records", List.of())));
        Golden.check("sandbox.txt", SandboxView.text(status, Paper.PLAIN));
        Golden.check("sandbox.json", JsonText.pretty(SandboxView.json(status)));
    }

    @Test
    void aCheckEndsWithOneLineOfNumbers() {
        CheckReport report = new CheckReport(
                "tower",
                List.of(new CheckReport.Count("host", 3), new CheckReport.Count("guest", 1)),
                List.of(),
                Duration.ofMillis(61));
        assertThat(CheckView.text(report, Paper.PLAIN, Excerpts.NONE))
                .isEqualTo("tower: 3 hosts, 1 guest · no problems · 61 ms\n");
    }
}
