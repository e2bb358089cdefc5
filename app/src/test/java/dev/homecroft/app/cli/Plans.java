package dev.homecroft.app.cli;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Held;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Small plans for tests of commands. */
final class Plans {
    private static final Target TOWER = new Target("proxmox", "tower");

    private Plans() {}

    static PlanHeader header(boolean sandbox) {
        return new PlanHeader(
                "tower",
                "tower",
                Optional.empty(),
                Fakes.NOW,
                Optional.empty(),
                "-",
                new TreeMap<>(),
                List.of(),
                List.of(),
                sandbox);
    }

    static Plan create() {
        return plan("aaaaaaaaaaaa", List.of(step("guest/talos-1"), step("guest/talos-2")), List.of(), List.of());
    }

    static Plan nothing() {
        return plan("bbbbbbbbbbbb", List.of(), List.of(), List.of());
    }

    static Plan refused() {
        Diagnostic problem = Diagnostic.error("identity", "The guest that now has id 112 is not the one we made.")
                .detail("Nothing was touched.")
                .build();
        return plan(
                "cccccccccccc", List.of(), List.of(new Blocked(Address.parse("guest/talos-2"), problem)), List.of());
    }

    static Plan held() {
        return plan(
                "dddddddddddd",
                List.of(),
                List.of(),
                List.of(new Held(
                        Address.parse("guest/talos-1"),
                        new ObjectRef(TOWER, "qemu/101"),
                        Reason.of(Reason.Code.ASKED),
                        List.of("disk scsi0"))));
    }

    private static Plan plan(String id, List<Step> steps, List<Blocked> blocked, List<Held> held) {
        List<Unchanged> unchanged =
                List.of(new Unchanged(Address.parse("guest/dns-1"), Reason.of(Reason.Code.AS_DECLARED)));
        return new Plan(id, header(false), steps, new TreeMap<>(), unchanged, blocked, held, List.of());
    }

    private static Step step(String address) {
        return new Step(
                new StepId(Address.parse(address), "create"),
                Layer.HYPERVISOR,
                TOWER,
                Action.CREATE,
                "create",
                Fields.EMPTY,
                Optional.empty(),
                List.of(),
                Reason.of(Reason.Code.DECLARED),
                Risk.SAFE,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
