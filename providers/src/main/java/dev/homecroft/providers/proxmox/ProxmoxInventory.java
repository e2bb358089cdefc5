package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.providers.proxmox.network.NodeNetworks;
import dev.homecroft.providers.proxmox.settings.takeover.SettingInventory;
import dev.homecroft.providers.proxmox.takeover.GuestInventory;
import dev.homecroft.spi.Found;
import dev.homecroft.spi.HostCare;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything of a cluster that nothing declares, in the words of the lab. */
final class ProxmoxInventory {
    private ProxmoxInventory() {}

    /** @param from ids of other labs whose things are meant too */
    static Found of(Lab lab, Hypervisor cluster, Observation observation, Set<String> from) {
        Set<String> labs = new TreeSet<>(from);
        labs.add(lab.info().id());
        Set<String> nodes =
                new TreeSet<>(cluster.members().stream().map(Ref::name).toList());
        Found hosts = hosts(lab, cluster, observation, nodes);
        Found guests = GuestInventory.of(lab, cluster, observation, labs, nodes);
        Set<String> known = new TreeSet<>(lab.guests().keySet());
        guests.entries().stream()
                .filter(entry -> entry.path().getFirst().equals("guests"))
                .forEach(entry -> known.add(entry.path().get(1)));
        return hosts.and(SettingInventory.of(lab, cluster, observation, labs, known))
                .and(NodeNetworks.inventory(cluster, observation))
                .and(guests)
                .and(images(lab, observation));
    }

    /** @param nodes takes those that become members */
    private static Found hosts(Lab lab, Hypervisor cluster, Observation observation, Set<String> nodes) {
        List<Found.Entry> entries = new ArrayList<>();
        List<Found.Left> left = new ArrayList<>();
        for (ObservedObject node : observation.ofKind(HostCare.NODE)) {
            if (nodes.contains(node.name())) {
                continue;
            }
            String words = "node " + node.name();
            if (node.freshness() instanceof Freshness.Unreachable(String why)) {
                left.add(new Found.Left("what is set on " + words, "it can't be read: " + why));
            }
            if (!GuestInventory.isName(node.name())) {
                left.add(new Found.Left(words, "a name in a lab has small letters, digits and dashes"));
                continue;
            }
            nodes.add(node.name());
            if (!lab.hosts().containsKey(node.name())) {
                entries.add(Found.Entry.of(words, List.of("hosts", node.name()), new Json.Obj(Map.of())));
            }
            entries.add(Found.Entry.of(
                    words, List.of("hypervisors", cluster.name(), "members"), Json.strings(List.of(node.name()))));
        }
        return new Found(entries, left, List.of());
    }

    /** A file does not say where it came from. */
    private static Found images(Lab lab, Observation observation) {
        List<Found.Left> left = observation.ofKind("image").stream()
                .filter(image -> image.mark()
                        .filter(mark -> mark.lab().equals(lab.info().id()))
                        .filter(mark -> lab.images().keySet().stream()
                                .noneMatch(name -> mark.address().name().startsWith(name + "@")))
                        .isPresent())
                .map(image -> new Found.Left(
                        "image file " + image.name(),
                        "nobody can tell where it came from; `croft plan` takes it away unless an image declares it"))
                .toList();
        return new Found(List.of(), left, List.of());
    }
}
