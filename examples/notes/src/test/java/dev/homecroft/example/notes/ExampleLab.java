package dev.homecroft.example.notes;

import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Host;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabInfo;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.References;
import dev.homecroft.model.Secrets;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.care.Care;
import dev.homecroft.model.edge.Edge;
import dev.homecroft.model.gear.Gear;
import dev.homecroft.model.kube.Kubernetes;
import dev.homecroft.model.storage.Storage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A lab of hosts with notes. */
final class ExampleLab {
    private static final SourceRange PLACE = SourceRange.ofFile("lab.yaml");
    private static final Origin ORIGIN = new Origin(PLACE, Map.of());

    private ExampleLab() {}

    static Lab with(Map<String, String> notes) {
        Map<String, Host> hosts = new LinkedHashMap<>();
        new TreeMap<>(notes).forEach((name, note) -> hosts.put(name, host(name, note)));
        return new Lab(
                info(),
                Map.of(),
                Map.of(),
                hosts,
                Map.of(),
                Map.of(),
                Map.of(),
                Dns.EMPTY,
                Map.of(),
                Secrets.EMPTY,
                Gear.EMPTY,
                Edge.EMPTY,
                Storage.EMPTY,
                Kubernetes.EMPTY,
                Care.EMPTY,
                References.EMPTY);
    }

    private static LabInfo info() {
        return new LabInfo(
                "tower",
                "tower",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Ref(Section.SECRET_STORES, "safe", PLACE)),
                Optional.empty(),
                LabInfo.Reconcile.EMPTY,
                LabInfo.Docs.EMPTY,
                ORIGIN);
    }

    private static Host host(String name, String note) {
        return new Host(
                name,
                Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.of(note),
                ORIGIN);
    }
}
