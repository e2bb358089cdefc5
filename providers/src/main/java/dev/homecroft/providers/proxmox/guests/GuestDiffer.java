package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.planning.Chain;
import dev.homecroft.providers.proxmox.planning.Clusters;
import dev.homecroft.providers.proxmox.planning.GuestSteps;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.planning.Ledger;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.spi.DiffContext;
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
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Proposes the steps for guests and what they are made from. Pure: the same things always give the same steps. */
public final class GuestDiffer {
    private final Matched matched;
    private final Clusters clusters;
    private final DiffContext context;
    private final Map<Address, GuestCreation.Source> templates = new HashMap<>();
    private final Map<Address, String> nodes = new TreeMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    public GuestDiffer(Matched matched, Clusters clusters, DiffContext context) {
        this.matched = matched;
        this.clusters = clusters;
        this.context = context;
    }

    public Proposal diff() {
        remember();
        Removals removals = new Removals(context.lab(), matched, clusters);
        add(removals.proposal());
        adoptions();
        presentGuests();
        missingGuests();
        add(removals.ofDisks(steps));
        images();
        return new Proposal(steps, unchanged, blocked, held, Map.of());
    }

    /** Where each guest is or is going to be made, once the steps are proposed. */
    public Map<Address, String> nodes() {
        return nodes;
    }

    private void add(Proposal part) {
        steps.addAll(part.steps());
        unchanged.addAll(part.unchanged());
        blocked.addAll(part.blocked());
        held.addAll(part.held());
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
                    .ifPresent(
                            group -> clusters.ledger(present.desired().target()).join(group, node));
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
            KnownCluster cluster = clusters.cluster(adoption.desired().target());
            Mark mark = new Mark(context.lab().info().id(), address, identity, context.intent(address));
            Notes notes = new Notes(
                    found.fields().text("foreign-note").orElse(""),
                    adoption.desired().fields().text("note").orElse(""),
                    Optional.of(mark));
            GuestSteps drafts = new GuestSteps(
                    cluster,
                    GuestKind.of(found.fields()),
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
                KnownCluster cluster = clusters.cluster(present.desired().target());
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
        KnownCluster cluster = clusters.cluster(desired.target());
        Ledger ledger = clusters.ledger(desired.target());
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
                add(new ImageDiff(clusters.cluster(image.target()))
                        .missing(image, needed.getOrDefault(image.address(), List.of())));
            }
        }
        for (Matched.Present present : matched.present()) {
            if (!isGuest(present.desired().address())) {
                add(new ImageDiff(clusters.cluster(present.desired().target())).ours(present));
            }
        }
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
