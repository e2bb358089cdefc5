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
import java.util.TreeMap;

/**
 * Whether the guests of each host would find memory on the others, where they have it today. Guests that hold a device stay where it is; guests of a
 * spread group stay away while each other host has one of the group, as the group goes on without them.
 */
final class FailoverChecks {
    private FailoverChecks() {}

    static void room(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            List<Host> members = facts.members(hypervisor);
            boolean isKnown = members.stream().allMatch(host -> host.memory().isPresent());
            Map<String, Long> free = new TreeMap<>();
            members.forEach(host -> free.put(host.name(), free(facts, hypervisor, host)));
            boolean fitsToday = free.values().stream().allMatch(bytes -> bytes >= 0);
            if (members.size() > 1 && isKnown && fitsToday) {
                members.forEach(lost -> lose(facts, hypervisor, members, free, lost, report));
            }
        }
    }

    private static void lose(
            Facts facts,
            Hypervisor hypervisor,
            List<Host> members,
            Map<String, Long> freeByHost,
            Host lost,
            Report report) {
        List<Host> others = members.stream()
                .filter(host -> !host.name().equals(lost.name()))
                .toList();
        PriorityQueue<Long> free = new PriorityQueue<>(Comparator.reverseOrder());
        others.forEach(host -> free.add(freeByHost.getOrDefault(host.name(), 0L)));
        List<Guest> largestFirst = facts.runningOn(hypervisor, lost)
                .filter(guest -> moves(facts, hypervisor, guest, others))
                .sorted(FailoverChecks::byMemory)
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

    private static long free(Facts facts, Hypervisor hypervisor, Host host) {
        long used = facts.runningOn(hypervisor, host)
                .mapToLong(guest -> memory(guest).bytes())
                .sum();
        return CapacityChecks.free(host.memory().orElse(ByteSize.ZERO), hypervisor.reserve()) - used;
    }

    private static ByteSize memory(Guest guest) {
        return guest.memory().orElse(ByteSize.ZERO);
    }

    private static boolean moves(Facts facts, Hypervisor hypervisor, Guest guest, List<Host> others) {
        if (!guest.passthrough().isEmpty()) {
            return false;
        }
        return guest.spread().isEmpty()
                || others.stream()
                        .anyMatch(host -> facts.runningOn(hypervisor, host)
                                .noneMatch(other -> other.spread().equals(guest.spread())));
    }

    /** The one with the most memory first. */
    static int byMemory(Guest one, Guest other) {
        int largest = memory(other).compareTo(memory(one));
        return largest != 0 ? largest : one.name().compareTo(other.name());
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
