package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Guests that need each other's majority, or that are to be apart. Three or more running guests of one hypervisor belong
 * together if they share one of the words below as a tag, a service or a spread group. A hypervisor of fewer than three
 * hosts is not asked for what it can't give.
 */
final class QuorumChecks {
    private static final List<String> WORDS = List.of(
            "control-plane",
            "etcd",
            "consul",
            "nomad",
            "vault",
            "galera",
            "patroni",
            "zookeeper",
            "rabbitmq",
            "ceph-mon");
    private static final int FEWEST = 3;

    private QuorumChecks() {}

    static void groups(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            List<Host> hosts = facts.members(hypervisor);
            if (hosts.size() >= FEWEST) {
                Set<List<String>> seen = new HashSet<>();
                Map<String, List<Guest>> groups = groups(facts, hypervisor);
                for (String word : WORDS) {
                    List<Guest> group = groups.getOrDefault(word, List.of());
                    boolean isNew = seen.add(group.stream().map(Guest::name).toList());
                    if (isNew && !isOfOneCluster(facts, group)) {
                        group(group, word, hosts, report);
                    }
                }
            }
        }
    }

    /** The control planes of a cluster are looked at by {@link EtcdChecks}. */
    private static boolean isOfOneCluster(Facts facts, List<Guest> group) {
        return Clusters.of(facts).stream()
                .anyMatch(cluster ->
                        group.stream().allMatch(guest -> cluster.nodes().containsKey(guest.name())));
    }

    private static Map<String, List<Guest>> groups(Facts facts, Hypervisor hypervisor) {
        Map<String, List<Guest>> groups = new HashMap<>();
        facts.runningOn(hypervisor).forEach(guest -> {
            Set<String> words = new HashSet<>(guest.tags());
            words.addAll(guest.services());
            guest.spread().ifPresent(words::add);
            words.forEach(word ->
                    groups.computeIfAbsent(word, key -> new ArrayList<>()).add(guest));
        });
        return groups;
    }

    private static void group(List<Guest> group, String word, List<Host> hosts, Report report) {
        if (group.size() < FEWEST) {
            return;
        }
        boolean isSpread = group.stream().map(Guest::spread).distinct().count() == 1
                && group.getFirst().spread().isPresent();
        if (isSpread) {
            return;
        }
        int majority = group.size() / 2 + 1;
        for (Host host : hosts) {
            List<Guest> here =
                    group.stream().filter(guest -> Facts.isOn(guest, host)).toList();
            if (group.size() - here.size() < majority) {
                report.add(problem(group, word, host, here));
            }
        }
    }

    private static Diagnostic.Builder problem(List<Guest> group, String word, Host host, List<Guest> here) {
        Guest last = here.getLast();
        Diagnostic.Builder problem = Diagnostic.warning(
                        CheckCodes.QUORUM_ON_ONE_HOST,
                        "Losing `%s` takes the majority of `%s`.".formatted(host.name(), word))
                .at(last.origin().of("node"), "%d of %d run here".formatted(here.size(), group.size()))
                .about(Facts.address(Section.GUESTS, last.name()));
        here.stream()
                .limit(here.size() - 1L)
                .forEach(guest -> problem.context(guest.origin().of("node"), guest.name()));
        return problem.hint("Put them on different hosts, or state `spread: %s`.".formatted(word));
    }

    static void spread(Facts facts, Report report) {
        facts.lab().hypervisors().values().forEach(hypervisor -> spread(facts, hypervisor, report));
    }

    /** A group that is larger than its hypervisor has hosts can't be apart. */
    private static void spread(Facts facts, Hypervisor hypervisor, Report report) {
        Map<String, List<Guest>> groups = new LinkedHashMap<>();
        facts.runningOn(hypervisor)
                .forEach(guest -> guest.spread()
                        .ifPresent(group -> groups.computeIfAbsent(group, name -> new ArrayList<>())
                                .add(guest)));
        int hosts = facts.members(hypervisor).size();
        groups.forEach((name, group) -> {
            if (group.size() <= hosts) {
                apart(name, group, report);
            }
        });
    }

    private static void apart(String name, List<Guest> group, Report report) {
        Map<String, Guest> byNode = new HashMap<>();
        for (Guest guest : group) {
            Optional<Guest> earlier =
                    guest.node().flatMap(node -> Optional.ofNullable(byNode.putIfAbsent(node.name(), guest)));
            earlier.ifPresent(first -> report.add(Diagnostic.error(
                            CheckCodes.SPREAD_BROKEN,
                            "`%s` and `%s` are to be apart, but run on one host.".formatted(first.name(), guest.name()))
                    .at(guest.origin().of("node"), "both in the group " + name)
                    .context(first.origin().of("node"), first.name())
                    .about(Facts.address(Section.GUESTS, guest.name()))));
        }
    }

    /** Whether its group has a host for each of its guests. */
    static boolean isKeptApart(Facts facts, Guest guest) {
        return guest.spread().isPresent()
                && facts.hypervisorOf(guest)
                        .filter(hypervisor -> facts.runningOn(hypervisor)
                                        .filter(other -> other.spread().equals(guest.spread()))
                                        .count()
                                <= facts.members(hypervisor).size())
                        .isPresent();
    }
}
