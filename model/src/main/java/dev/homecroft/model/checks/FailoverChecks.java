package dev.homecroft.model.checks;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Section;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;

/**
 * Whether the guests of each host would find memory on the others. Guests that hold a device stay where it is; guests of a
 * spread group stay away while each other host has one of the group, as the group goes on without them.
 */
final class FailoverChecks {
    private FailoverChecks() {}

    static void room(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            List<Host> members = facts.members(hypervisor);
            boolean isKnown = members.stream().allMatch(host -> host.memory().isPresent());
            if (members.size() > 1 && isKnown) {
                Map<String, List<Guest>> byNode = byNode(facts, hypervisor);
                members.forEach(lost -> lose(hypervisor, byNode, members, lost, report));
            }
        }
    }

    private static Map<String, List<Guest>> byNode(Facts facts, Hypervisor hypervisor) {
        return facts.runningOn(hypervisor)
                .filter(guest -> guest.node().isPresent())
                .collect(Collectors.groupingBy(
                        guest -> guest.node().orElseThrow().name()));
    }

    private static void lose(
            Hypervisor hypervisor, Map<String, List<Guest>> byNode, List<Host> members, Host lost, Report report) {
        List<Host> others = members.stream().filter(host -> !host.equals(lost)).toList();
        PriorityQueue<Long> free = new PriorityQueue<>(Comparator.reverseOrder());
        others.forEach(host -> free.add(free(hypervisor, host, byNode.getOrDefault(host.name(), List.of()))));
        List<Guest> largestFirst = byNode.getOrDefault(lost.name(), List.of()).stream()
                .filter(guest -> moves(guest, others, byNode))
                .sorted(Comparator.comparing(FailoverChecks::memory).reversed().thenComparing(Guest::name))
                .toList();
        List<Guest> homeless = new ArrayList<>();
        for (Guest guest : largestFirst) {
            if (!place(memory(guest), free)) {
                homeless.add(guest);
            }
        }
        if (!homeless.isEmpty()) {
            String names = String.join(", ", homeless.stream().map(Guest::name).toList());
            report.add(Diagnostic.warning(
                            CheckCodes.NO_ROOM_AFTER_LOSS,
                            "If `%s` is lost, the other hosts have no memory for all of its guests."
                                    .formatted(lost.name()))
                    .at(lost.origin().key(), "no room for " + names)
                    .about(Facts.address(Section.HOSTS, lost.name())));
        }
    }

    private static long free(Hypervisor hypervisor, Host host, List<Guest> guests) {
        long used = guests.stream().mapToLong(guest -> memory(guest).bytes()).sum();
        return CapacityChecks.free(host.memory().orElse(ByteSize.ZERO), hypervisor.reserve()) - used;
    }

    private static ByteSize memory(Guest guest) {
        return guest.memory().orElse(ByteSize.ZERO);
    }

    private static boolean moves(Guest guest, List<Host> others, Map<String, List<Guest>> byNode) {
        if (!guest.passthrough().isEmpty()) {
            return false;
        }
        return guest.spread().isEmpty()
                || others.stream()
                        .anyMatch(host -> byNode.getOrDefault(host.name(), List.of()).stream()
                                .noneMatch(other -> other.spread().equals(guest.spread())));
    }

    /** Into the host with the most room, and whether there was any. */
    private static boolean place(ByteSize need, PriorityQueue<Long> free) {
        Long most = free.peek();
        if (most == null || most < need.bytes()) {
            return false;
        }
        free.remove();
        free.add(most - need.bytes());
        return true;
    }
}
