package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.Address;
import dev.homecroft.providers.proxmox.planning.Chain;
import dev.homecroft.providers.proxmox.planning.GuestSteps;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.Action;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Held;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a guest away: lets go of what refers to it, stops it, deletes it. Without being named, nothing of that happens. */
final class GuestRemoval {
    /** Key of the step after which it is gone. */
    static final String LAST = "delete";

    private GuestRemoval() {}

    static Held held(Address address, Matched.Removal removal) {
        return new Held(address, removal.observed().ref(), removal.reason(), destroyed(removal.observed()));
    }

    private static List<String> destroyed(ObservedObject guest) {
        Fields fields = guest.fields();
        List<String> volumes = new ArrayList<>();
        for (String slot : fields.entries("disks")) {
            String size = fields.size("disks." + slot + ".size")
                    .map(bytes -> ", " + bytes.human())
                    .orElse("");
            fields.text("disks." + slot + ".volume").ifPresent(volume -> volumes.add(slot + " " + volume + size));
        }
        fields.below("unused").values().forEach((key, volume) -> volumes.add(key + " " + volume));
        return volumes;
    }

    static Chain steps(KnownCluster cluster, Address address, Matched.Removal removal, Identity identity, Mark mark) {
        ObservedObject guest = removal.observed();
        Fields fields = guest.fields();
        GuestKind kind = GuestKind.of(fields);
        long id = fields.whole("id").orElse(0L);
        String node = fields.text("node").orElse("");
        Optional<Expectation> expects = Optional.of(new Expectation(guest.ref(), identity, Optional.of(mark)));
        GuestSteps steps = new GuestSteps(cluster, kind, id, node, expects, removal.reason());
        Chain chain = new Chain(cluster.target(), address, removal.desired().map(desired -> desired.declaredAt()));
        release(fields, steps, chain);
        if (fields.flag("protection").orElse(false)) {
            chain.add(steps.configure("unprotect", Map.of("protection", Value.of("0")), List.of()));
        }
        if (fields.text("power").filter("running"::equals).isPresent()) {
            chain.add(steps.shutdown(Risk.DISRUPTIVE));
        }
        Fields arguments = steps.place().put("name", guest.name()).build();
        List<String> slots = new ArrayList<>();
        fields.entries("disks")
                .forEach(slot -> fields.text("disks." + slot + ".storage")
                        .ifPresent(storage -> slots.add(cluster.storageSlot(node, storage))));
        chain.add(steps.draft(Action.DELETE, LAST, Operation.DELETE, arguments, Risk.DESTRUCTIVE)
                .holding(slots)
                .changing(gone(fields)));
        return chain;
    }

    private static void release(Fields fields, GuestSteps steps, Chain chain) {
        if (fields.flag("ha").orElse(false)) {
            chain.add(steps.draft(
                    Action.RELEASE,
                    "release-ha",
                    Operation.RELEASE_HA,
                    steps.place().build(),
                    Risk.SAFE));
        }
        if (fields.get("replication").orElse(Value.ofTexts(List.of())) instanceof Value.Items(var jobs)) {
            for (Value job : jobs) {
                Fields arguments = steps.place().put("job", job.toString()).build();
                chain.add(steps.draft(
                        Action.RELEASE,
                        "release-replication:" + job,
                        Operation.RELEASE_REPLICATION,
                        arguments,
                        Risk.SAFE));
            }
        }
    }

    private static List<FieldChange> gone(Fields fields) {
        return fields.values().entrySet().stream()
                .filter(field -> field.getKey().startsWith("unused.")
                        || (field.getKey().startsWith("disks.")
                                && (field.getKey().endsWith(".volume")
                                        || field.getKey().endsWith(".size"))))
                .map(field -> ChangeList.gone(
                        field.getKey(), Optional.empty(), field.getValue(), FieldChange.Effect.WITH_STEP))
                .toList();
    }
}
