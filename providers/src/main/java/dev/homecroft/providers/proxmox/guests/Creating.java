package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.planning.Ledger;
import dev.homecroft.providers.proxmox.planning.Placement;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides for a guest that is to be made: its node, its id, its MAC addresses, and what it is cloned from. */
final class Creating {
    private final KnownCluster cluster;
    private final Ledger ledger;
    private final DiffContext context;
    private final Map<Address, GuestCreation.Source> templates;

    Creating(KnownCluster cluster, Ledger ledger, DiffContext context, Map<Address, GuestCreation.Source> templates) {
        this.cluster = cluster;
        this.ledger = ledger;
        this.context = context;
        this.templates = templates;
    }

    sealed interface Decision {
        record Make(GuestCreation creation, String node, Optional<GuestCreation.Source> source) implements Decision {}

        record Not(Diagnostic why) implements Decision {}
    }

    Decision decide(DesiredResource desired) {
        Fields fields = desired.fields();
        Optional<Diagnostic> obstacle = obstacle(desired);
        if (obstacle.isPresent()) {
            return new Decision.Not(obstacle.get());
        }
        Optional<String> template = fields.text("create.clone");
        Optional<GuestCreation.Source> source = template.map(name -> templates.get(new Address("guest", name)));
        if (template.isPresent() && source.isEmpty()) {
            return new Decision.Not(noTemplate(desired, template.get()));
        }
        return switch (place(desired, source)) {
            case Placement.Choice.Nowhere(Diagnostic why) -> new Decision.Not(why);
            case Placement.Choice.On(String node) -> make(desired, node, source);
        };
    }

    private Decision make(DesiredResource desired, String node, Optional<GuestCreation.Source> source) {
        Fields fields = desired.fields();
        Address address = desired.address();
        Optional<Long> id = fields.whole("id").or(() -> ledger.newId(address.name()));
        if (id.isEmpty()) {
            return new Decision.Not(Problems.about(
                    address,
                    "no-free-id",
                    "`%s` has no id left for `%s`."
                            .formatted(cluster.hypervisor().name(), address.name()),
                    "All ids of its range are taken.",
                    "state a larger range under `ids` of the hypervisor"));
        }
        ledger.takeId(id.get(), address.name());
        Fields complete = ledger.withMacs(fields, address, context);
        if (fields.text("power").filter("running"::equals).isPresent()) {
            ledger.use(node, fields);
        }
        fields.text("spread").ifPresent(group -> ledger.join(group, node));
        GuestCreation creation = new GuestCreation(cluster, context, desired, id.get(), node, complete);
        return new Decision.Make(creation, node, source);
    }

    private Optional<Diagnostic> obstacle(DesiredResource desired) {
        Fields fields = desired.fields();
        boolean isContainer = GuestKind.of(fields) == GuestKind.LXC;
        boolean isClone = fields.has("create.clone");
        if (isContainer && !isClone && !fields.has("create.volume")) {
            return Optional.of(stated(desired, "container-without-image", "nothing to make it from", "state `image`"));
        }
        if (isContainer && fields.entries("nics").isEmpty()) {
            return Optional.of(stated(
                    desired,
                    "container-without-interface",
                    "no network interface, which is what a container is known by",
                    "state an interface under `nics`"));
        }
        Optional<Diagnostic> noVolume = DiskChoice.ofNew(desired);
        if (noVolume.isPresent()) {
            return noVolume;
        }
        Optional<Long> id = fields.whole("id");
        Optional<String> holder = id.flatMap(ledger::holder);
        return holder.map(name -> Diagnostic.error(
                        "id-taken",
                        "The id %d of `%s` belongs to %s, which is not ours."
                                .formatted(
                                        id.get(),
                                        desired.address().name(),
                                        name.isEmpty() ? "a guest without a name" : "`" + name + "`"))
                .at(desired.origin("id"))
                .about(desired.address())
                .hint("state another `id`, or none to have one allocated")
                .hint("`croft adopt %s %s` if that guest should be ours"
                        .formatted(desired.address().kind(), desired.address().name()))
                .build());
    }

    private static Diagnostic stated(DesiredResource desired, String code, String what, String hint) {
        return Diagnostic.error(code, "`%s` has %s.".formatted(desired.address().name(), what))
                .at(desired.declaredAt())
                .about(desired.address())
                .hint(hint)
                .build();
    }

    private Diagnostic noTemplate(DesiredResource desired, String template) {
        return Diagnostic.error(
                        "template-missing",
                        "`%s` is cloned from `%s`, which can't be made now."
                                .formatted(desired.address().name(), template))
                .at(desired.origin("cloneOf"))
                .about(desired.address())
                .hint("`croft plan` says what is wrong with `%s`".formatted(template))
                .build();
    }

    /** A copy without shared storage begins on the node of its template. */
    private Placement.Choice place(DesiredResource desired, Optional<GuestCreation.Source> source) {
        Optional<String> declared = desired.fields().text("node");
        if (declared.filter(cluster::isDrained).isPresent()) {
            return new Placement.Choice.Nowhere(drained(desired, declared.get()));
        }
        boolean isBound =
                source.isPresent() && !source.get().storages().stream().allMatch(cluster::isShared);
        boolean isLinked = desired.fields().flag("create.linked").orElse(false);
        if (isLinked
                && isBound
                && declared.isPresent()
                && !declared.get().equals(source.get().node())) {
            return new Placement.Choice.Nowhere(
                    apart(desired, declared.get(), source.get().node()));
        }
        if (declared.isPresent()) {
            return cluster.onlineNodes().contains(declared.get())
                    ? new Placement.Choice.On(declared.get())
                    : new Placement.Choice.Nowhere(offline(desired, declared.get()));
        }
        List<String> only = isBound ? List.of(source.get().node()) : List.of();
        return new Placement(cluster, ledger)
                .choose(desired.address(), desired.fields(), only, node -> copied(desired, node));
    }

    /** Disks are copied to other nodes than their own. */
    private Optional<String> copied(DesiredResource desired, String node) {
        return cluster.hypervisor().settings().replication().values().stream()
                .filter(copy -> copy.guest().name().equals(desired.address().name())
                        && copy.to().name().equals(node))
                .map(_ -> "is where its disks are copied to")
                .findFirst();
    }

    private static Diagnostic apart(DesiredResource desired, String node, String template) {
        return Diagnostic.error(
                        "linked-copy-apart",
                        "`%s` can't be made on `%s`: it stands on disks of a template that is on `%s`."
                                .formatted(desired.address().name(), node, template))
                .at(desired.origin("node"))
                .about(desired.address())
                .hint("state `node: %s`, or none".formatted(template))
                .hint("leave `linked` out for a full copy, which can be anywhere")
                .build();
    }

    static Diagnostic drained(DesiredResource desired, String node) {
        return Diagnostic.error(
                        "host-drained",
                        "`%s` is not made on `%s`, which is drained."
                                .formatted(desired.address().name(), node))
                .at(desired.origin("node"))
                .about(desired.address())
                .hint("`croft undrain %s` lets it take guests again".formatted(node))
                .build();
    }

    private static Diagnostic offline(DesiredResource desired, String node) {
        return Diagnostic.error(
                        "node-offline",
                        "`%s` belongs on `%s`, which is not up."
                                .formatted(desired.address().name(), node))
                .at(desired.origin("node"))
                .about(desired.address())
                .hint("bring `%s` up, or check that this is the cluster's name of it".formatted(node))
                .build();
    }
}
