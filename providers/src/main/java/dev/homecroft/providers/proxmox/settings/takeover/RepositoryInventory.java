package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.spi.Found;
import dev.homecroft.spi.HostCare;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Package repositories in the words of a file, which holds for all nodes alike. Those that are off everywhere go without saying. */
final class RepositoryInventory {
    private RepositoryInventory() {}

    static Found of(Hypervisor hypervisor, Observation observation) {
        List<ObservedObject> pages = observation.ofKind("repositories").stream()
                .filter(ObservedObject::isFresh)
                .toList();
        boolean isDeclared = !hypervisor.settings().upkeep().repositories().isEmpty();
        if (pages.isEmpty() || isDeclared) {
            return Found.NOTHING;
        }
        Optional<String> silent = observation.ofKind(HostCare.NODE).stream()
                .map(ObservedObject::name)
                .filter(node ->
                        pages.stream().noneMatch(page -> Ownership.key(page).equals(node)))
                .findFirst();
        List<Found.Left> left = new ArrayList<>();
        if (silent.isPresent()) {
            left.add(new Found.Left("package repositories", "`%s` does not say which it has".formatted(silent.get())));
            return new Found(List.of(), left, List.of());
        }
        Map<String, Json> said = new TreeMap<>();
        states(pages).forEach((handle, states) -> {
            if (states.size() > 1) {
                left.add(new Found.Left("package repository " + handle, "it is not on all nodes, or off on some"));
            } else if (states.contains("1")) {
                said.put(handle, Json.of(true));
            }
        });
        List<String> path = List.of("hypervisors", hypervisor.name(), "repositories");
        List<Found.Entry> entries =
                said.isEmpty() ? List.of() : List.of(Found.Entry.of("package repositories", path, new Json.Obj(said)));
        return new Found(entries, left, List.of());
    }

    /** What each repository is on the nodes: on, off, or both. */
    private static Map<String, Set<String>> states(List<ObservedObject> pages) {
        Map<String, Set<String>> states = new TreeMap<>();
        for (ObservedObject page : pages) {
            Fields raw = page.fields().below("raw");
            raw.values().forEach((handle, value) -> {
                if (value instanceof Value.Text(String text) && text.matches("[01]")) {
                    states.computeIfAbsent(handle, _ -> new TreeSet<>()).add(text);
                }
            });
        }
        return states;
    }
}
