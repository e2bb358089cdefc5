package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.network.NodeNetworks;
import dev.homecroft.providers.proxmox.settings.SettingDiffer;
import dev.homecroft.providers.proxmox.settings.table.GuestNames;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Held;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Proposes the steps for all clusters. Pure: the same things always give the same steps. */
final class ProxmoxDiffer {
    private final Matched matched;
    private final DiffContext context;
    private final Map<Target, KnownCluster> clusters = new TreeMap<>();
    private final Map<Target, Ledger> ledgers = new TreeMap<>();
    private final Map<Address, GuestCreation.Source> templates = new HashMap<>();
    private final Map<Address, String> nodes = new TreeMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    private ProxmoxDiffer(Matched matched, Set<Address> coming, DiffContext context) {
        this.matched = matched;
        this.context = context;
        matched.observations().forEach((target, observation) -> {
            Hypervisor hypervisor = context.lab().hypervisors().get(target.name());
            if (hypervisor != null) {
                KnownCluster view = new KnownCluster(hypervisor, observation, storages(target, coming));
                clusters.put(target, view);
                ledgers.put(target, new Ledger(view, context.lab()));
            }
        });
    }

    static Proposal diff(Matched matched, DiffContext context) {
        Set<Address> coming = matched.missing().stream()
                .map(missing -> missing.desired().address())
                .collect(Collectors.toSet());
        ProxmoxDiffer differ = new ProxmoxDiffer(matched.about(ProxmoxDiffer::isOfGuests), coming, context);
        differ.remember();
        Removals removals = new Removals(context.lab(), differ.matched, differ::cluster);
        differ.add(removals.proposal());
        differ.adoptions();
        differ.presentGuests();
        differ.missingGuests();
        differ.add(removals.ofDisks(differ.steps));
        differ.images();
        Proposal settings = differ.settings(matched);
        Proposal networks = NodeNetworks.diff(matched.about(NodeNetworks::isNetwork), context);
        differ.add(networks);
        Map<String, Integer> slots = new TreeMap<>(settings.slots());
        slots.putAll(networks.slots());
        differ.clusters.values().forEach(cluster -> slots.putAll(cluster.slots()));
        return new Proposal(differ.linked(matched.desired()), differ.unchanged, differ.blocked, differ.held, slots);
    }

    /** Last, as some are about guests by their numbers, and those of new ones are given by then. */
    private Proposal settings(Matched all) {
        Map<Target, GuestNames> guests = new TreeMap<>();
        String lab = context.lab().info().id();
        all.observations()
                .forEach((target, observation) ->
                        guests.put(target, GuestNumbers.with(lab, observation.objects(), steps, target)));
        Matched own = all.about(SettingKinds::isSetting);
        Proposal settings = SettingDiffer.diff(own, leaving(all), GuestRemoval.staying(all), guests, context);
        add(settings);
        return settings;
    }

    private void add(Proposal part) {
        steps.addAll(part.steps());
        unchanged.addAll(part.unchanged());
        blocked.addAll(part.blocked());
        held.addAll(part.held());
    }

    /** Guests and what they are made from. */
    private static boolean isOfGuests(Address address) {
        return !SettingKinds.isSetting(address) && !NodeNetworks.isNetwork(address);
    }

    /** Guests that are deleted for certain, and before what they need: that order comes from what the lab says of them. */
    private static Set<ObjectRef> leaving(Matched matched) {
        return matched.removals().stream()
                .filter(removal -> removal.named() && removal.desired().isPresent())
                .map(removal -> removal.observed().ref())
                .collect(Collectors.toSet());
    }

    /** Names of those storages of a cluster that are among these things. */
    private static Set<String> storages(Target target, Set<Address> things) {
        String prefix = target.name() + "/";
        return things.stream()
                .filter(thing -> thing.kind().equals("storage") && thing.name().startsWith(prefix))
                .map(thing -> thing.name().substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    /** The steps for one host; none where it is no member of a cluster of ours. */
    static Proposal care(HostWish wish, Matched matched, DiffContext context) {
        Matched things = matched.about(ProxmoxDiffer::isOfGuests);
        ProxmoxDiffer differ = new ProxmoxDiffer(things, Set.of(), context);
        for (KnownCluster cluster : differ.clusters.values()) {
            if (cluster.hasMember(wish.host().name())) {
                return differ.care(wish, cluster);
            }
        }
        return new Proposal(List.of(), List.of(), List.of(), List.of(), Map.of());
    }

    private Proposal care(HostWish wish, KnownCluster cluster) {
        return switch (wish) {
            case HostWish.Drain drain ->
                new Evacuation(cluster, ledger(cluster.target()), matched, context, drain)
                        .plan()
                        .proposal(cluster);
            case HostWish.Announce announce ->
                new Restart(cluster, context).announce(announce).proposal(cluster);
            case HostWish.Restart restart ->
                new Restart(cluster, context).restart(restart).proposal(cluster);
            case HostWish.Undrain undrain -> {
                KnownCluster lifted = cluster.lifting(undrain.host().name());
                yield new Homecoming(lifted, matched, context, undrain).plan().proposal(lifted);
            }
        };
    }

    private KnownCluster cluster(Target target) {
        return Optional.ofNullable(clusters.get(target))
                .orElseThrow(() -> new IllegalStateException("nothing was observed of " + target));
    }

    private Ledger ledger(Target target) {
        return Optional.ofNullable(ledgers.get(target))
                .orElseThrow(() -> new IllegalStateException("nothing was observed of " + target));
    }

    private static boolean isGuest(Address address) {
        return address.kind().equals("guest");
    }

    /** Where the guests are that stay, and what can be cloned. */
    private void remember() {
        for (Matched.Present present : matched.present()) {
            Address address = present.desired().address();
            Fields found = present.observed().fields();
            if (!isGuest(address)) {
                continue;
            }
            String node = present.desired()
                    .fields()
                    .text("node")
                    .or(() -> found.text("node"))
                    .orElse("");
            nodes.put(address, node);
            present.desired()
                    .fields()
                    .text("spread")
                    .ifPresent(group -> ledger(present.desired().target()).join(group, node));
            present.observed()
                    .identity()
                    .ifPresent(identity -> templates.put(
                            address,
                            new GuestCreation.Source(
                                    found.whole("id").orElse(0L),
                                    found.text("node").orElse(""),
                                    identity,
                                    found)));
        }
    }

    /** Writes the mark and nothing else; what differs is for the next plan to show. */
    private void adoptions() {
        for (Matched.Adoption adoption : matched.adoptions()) {
            Address address = adoption.desired().address();
            ObservedObject found = adoption.observed();
            Optional<Identity> identity = found.identity();
            if (identity.isEmpty()) {
                blocked.add(
                        new Blocked(
                                address,
                                Problems.about(
                                        address,
                                        "adopt-without-identity",
                                        "`%s` has nothing that tells it from all others.".formatted(found.name()),
                                        "A mark would hold for any copy of it.",
                                        "give it a SMBIOS uuid under its options, or a network interface if it is a container")));
                continue;
            }
            KnownCluster cluster = cluster(adoption.desired().target());
            Mark mark = new Mark(context.lab().info().id(), address, identity, context.intent(address));
            Notes notes = new Notes(
                    found.fields().text("foreign-note").orElse(""),
                    adoption.desired().fields().text("note").orElse(""),
                    Optional.of(mark));
            GuestSteps drafts = new GuestSteps(
                    cluster,
                    GuestCreation.kindOf(found.fields()),
                    found.fields().whole("id").orElse(0L),
                    found.fields().text("node").orElse(""),
                    Optional.of(new Expectation(found.ref(), identity.get(), Optional.empty())),
                    Reason.of(Reason.Code.ASKED));
            Fields arguments =
                    drafts.place().put("set.description", notes.text()).build();
            Chain chain = new Chain(
                    cluster.target(), address, Optional.of(adoption.desired().declaredAt()));
            chain.add(drafts.draft(Action.ADOPT, "adopt", Operation.ADOPT, arguments, Risk.SAFE));
            steps.addAll(chain.steps());
            nodes.put(address, found.fields().text("node").orElse(""));
        }
    }

    private void presentGuests() {
        for (Matched.Present present : matched.present()) {
            Address address = present.desired().address();
            Optional<Identity> identity = present.observed().identity();
            Optional<Mark> mark = present.observed().mark();
            if (isGuest(address) && identity.isPresent() && mark.isPresent()) {
                KnownCluster cluster = cluster(present.desired().target());
                if (context.rebuild().contains(address)) {
                    rebuild(new GuestRebuild(cluster, present, identity.get(), mark.get()), address);
                } else {
                    update(new GuestUpdate(cluster, context, present, identity.get(), mark.get()).plan());
                }
            }
        }
    }

    private void rebuild(GuestRebuild rebuild, Address address) {
        Optional<Diagnostic> obstacle = rebuild.obstacle();
        if (obstacle.isPresent()) {
            blocked.add(new Blocked(address, obstacle.get()));
        } else {
            steps.addAll(rebuild.plan().steps());
        }
    }

    private void update(GuestUpdate.Result result) {
        result.unchanged().ifPresent(unchanged::add);
        if (result.blocked().isPresent()) {
            blocked.add(result.blocked().get());
        } else {
            steps.addAll(result.chain().steps());
        }
    }

    /** Templates first, as others may be cloned from them; then those whose node is stated, so that the others go around. */
    private void missingGuests() {
        List<Matched.Missing> guests = matched.missing().stream()
                .filter(missing -> isGuest(missing.desired().address()))
                .sorted(Comparator.comparing((Matched.Missing missing) ->
                                !missing.desired().fields().flag("template").orElse(false))
                        .thenComparing(missing ->
                                missing.desired().fields().text("node").isEmpty())
                        .thenComparing(missing -> missing.desired().address()))
                .toList();
        guests.forEach(missing -> create(missing.desired()));
    }

    private void create(DesiredResource desired) {
        KnownCluster cluster = cluster(desired.target());
        Ledger ledger = ledger(desired.target());
        Creating creating = new Creating(cluster, ledger, context, templates);
        switch (creating.decide(desired)) {
            case Creating.Decision.Not(Diagnostic why) -> blocked.add(new Blocked(desired.address(), why));
            case Creating.Decision.Make(GuestCreation creation, String node, Optional<GuestCreation.Source> source) -> {
                nodes.put(desired.address(), node);
                templates.put(desired.address(), creation.asSource());
                Chain chain = source.map(creation::cloneOf).orElseGet(creation::create);
                steps.addAll(chain.steps());
            }
        }
    }

    private void images() {
        Map<Address, List<String>> needed = new HashMap<>();
        for (DesiredResource guest : desiredGuests()) {
            String node = nodes.getOrDefault(guest.address(), "");
            guest.needs().stream()
                    .map(need -> need.on())
                    .filter(image -> image.name().contains("@" + node + "/")
                            || image.name().contains("@" + Names.SHARED + "/"))
                    .forEach(image -> needed.computeIfAbsent(image, key -> new ArrayList<>())
                            .add(guest.address().name()));
        }
        for (Matched.Missing missing : matched.missing()) {
            DesiredResource image = missing.desired();
            if (!isGuest(image.address())) {
                add(new ImageDiff(cluster(image.target()))
                        .missing(image, needed.getOrDefault(image.address(), List.of())));
            }
        }
        for (Matched.Present present : matched.present()) {
            if (!isGuest(present.desired().address())) {
                add(new ImageDiff(cluster(present.desired().target())).ours(present));
            }
        }
    }

    /** The first step of a thing comes after all steps of what it needs. */
    private List<Step> linked(List<DesiredResource> desired) {
        Map<Address, List<StepId>> byThing = new HashMap<>();
        steps.forEach(step -> byThing.computeIfAbsent(step.id().address(), thing -> new ArrayList<>())
                .add(step.id()));
        Map<Address, List<StepId>> before = new HashMap<>();
        for (DesiredResource thing : desired) {
            List<StepId> needed = new ArrayList<>(byThing.getOrDefault(network(thing), List.of()));
            thing.needs().forEach(need -> needed.addAll(byThing.getOrDefault(need.on(), List.of())));
            needed.addAll(Watch.ends(thing, steps));
            before.put(thing.address(), needed);
        }
        return steps.stream()
                .map(step -> step.after().isEmpty() && step.action() != Action.DELETE
                        ? step.withAfter(before.getOrDefault(step.id().address(), List.of()))
                        : step)
                .toList();
    }

    /** The interfaces of the node that a thing is on or about: as long as they are in doubt, nothing else goes on there. */
    private Address network(DesiredResource thing) {
        Address address = thing.address();
        String own = address.name().substring(address.name().indexOf('/') + 1);
        String node = NodeNetworks.isNetwork(address) ? "" : nodes.getOrDefault(address, own);
        return NodeNetworks.address(thing.target(), node);
    }

    private List<DesiredResource> desiredGuests() {
        return matched.desired().stream()
                .filter(desired -> isGuest(desired.address()))
                .toList();
    }

    private void add(ImageDiff.Result result) {
        switch (result) {
            case ImageDiff.Result.Steps(Chain chain) -> steps.addAll(chain.steps());
            case ImageDiff.Result.Nothing(Unchanged why) -> unchanged.add(why);
            case ImageDiff.Result.Not(Blocked why) -> blocked.add(why);
        }
    }
}
