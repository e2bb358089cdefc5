package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.providers.proxmox.guests.GuestDiffer;
import dev.homecroft.providers.proxmox.hosts.HostDiffer;
import dev.homecroft.providers.proxmox.network.NodeNetworks;
import dev.homecroft.providers.proxmox.planning.Clusters;
import dev.homecroft.providers.proxmox.settings.Departures;
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
import dev.homecroft.state.Held;
import dev.homecroft.state.Need;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.Unchanged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Proposes the steps for all clusters. Pure: the same things always give the same steps. */
final class ProxmoxDiffer {
    private final Matched matched;
    private final DiffContext context;
    private final List<Step> steps = new ArrayList<>();
    private final List<Unchanged> unchanged = new ArrayList<>();
    private final List<Blocked> blocked = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final Map<String, Integer> slots = new TreeMap<>();

    private ProxmoxDiffer(Matched matched, DiffContext context) {
        this.matched = matched;
        this.context = context;
    }

    static Proposal diff(Matched matched, DiffContext context) {
        return new ProxmoxDiffer(matched, context).proposal();
    }

    private Proposal proposal() {
        Set<Address> coming = matched.missing().stream()
                .map(missing -> missing.desired().address())
                .collect(Collectors.toSet());
        Matched things = matched.about(ProxmoxDiffer::isOfGuests);
        Clusters clusters = new Clusters(things, context.lab(), coming);
        GuestDiffer guests = new GuestDiffer(things, clusters, context);
        add(guests.diff());
        add(settings());
        add(NodeNetworks.diff(matched.about(NodeNetworks::isNetwork), context));
        slots.putAll(clusters.slots());
        return new Proposal(linked(guests.nodes()), unchanged, blocked, held, slots);
    }

    /** The steps for one host; none where it is no member of a cluster of ours. */
    static Proposal care(HostWish wish, Matched matched, DiffContext context) {
        return HostDiffer.care(wish, matched.about(ProxmoxDiffer::isOfGuests), context);
    }

    private void add(Proposal part) {
        steps.addAll(part.steps());
        unchanged.addAll(part.unchanged());
        blocked.addAll(part.blocked());
        held.addAll(part.held());
        slots.putAll(part.slots());
    }

    /** Last, as some are about guests by their numbers, and those of new ones are given by then. */
    private Proposal settings() {
        Map<Target, GuestNames> guests = new TreeMap<>();
        String lab = context.lab().info().id();
        matched.observations()
                .forEach((target, observation) ->
                        guests.put(target, GuestNumbers.with(lab, observation.objects(), steps, target)));
        Matched own = matched.about(SettingKinds::isSetting);
        return SettingDiffer.diff(own, Departures.of(matched), guests, context);
    }

    /** Guests and what they are made from. */
    private static boolean isOfGuests(Address address) {
        return !SettingKinds.isSetting(address) && !NodeNetworks.isNetwork(address);
    }

    /**
     * The first step of a thing comes after all steps of what it needs. What is only changed and stopped, or taken away, is there
     * already and waits itself for what needs it.
     */
    private List<Step> linked(Map<Address, String> nodes) {
        Map<Address, List<StepId>> byThing = new HashMap<>();
        steps.forEach(step -> byThing.computeIfAbsent(step.id().address(), thing -> new ArrayList<>())
                .add(step.id()));
        Set<Address> ending = ending();
        Map<Address, List<StepId>> before = new HashMap<>();
        for (DesiredResource thing : matched.desired()) {
            List<StepId> needed = new ArrayList<>(byThing.getOrDefault(network(thing, nodes), List.of()));
            thing.needs().stream()
                    .map(Need::on)
                    .filter(need -> !ending.contains(need))
                    .forEach(need -> needed.addAll(byThing.getOrDefault(need, List.of())));
            needed.addAll(Watch.ends(thing, steps));
            before.put(thing.address(), needed);
        }
        Mentions mentions = new Mentions(steps);
        return steps.stream()
                .map(step -> step.after().isEmpty() && step.action() != Action.DELETE
                        ? step.withAfter(before.getOrDefault(step.id().address(), List.of()))
                        : step)
                .map(mentions::linked)
                .toList();
    }

    /** Things that are stopped or gone when all steps are done. */
    private Set<Address> ending() {
        Set<Address> ending = new HashSet<>();
        steps.stream()
                .filter(step -> step.action() == Action.STOP || step.action() == Action.DELETE)
                .forEach(step -> ending.add(step.id().address()));
        steps.stream()
                .filter(step -> step.action() == Action.START || step.action() == Action.CREATE)
                .forEach(step -> ending.remove(step.id().address()));
        return ending;
    }

    /** The interfaces of the node that a thing is on or about: as long as they are in doubt, nothing else goes on there. */
    private Address network(DesiredResource thing, Map<Address, String> nodes) {
        Address address = thing.address();
        String own = address.name().substring(address.name().indexOf('/') + 1);
        String node = NodeNetworks.isNetwork(address) ? "" : nodes.getOrDefault(address, own);
        return NodeNetworks.address(thing.target(), node);
    }
}
