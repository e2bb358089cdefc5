package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Ref;
import dev.homecroft.model.References;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.storage.Nas;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has to be up before something else is: cycles, orders, and what is not there. */
final class NeedChecks {
    /** Fields without whose thing the entry is of no use. */
    private static final Map<String, List<String>> NEEDS = Map.ofEntries(
            Map.entry("guest", List.of("needs")),
            Map.entry("nas", List.of("on")),
            Map.entry("database", List.of("on", "cluster")),
            Map.entry("backup-server", List.of("on")),
            Map.entry("datastore", List.of("on", "server")),
            Map.entry("backup-job", List.of("datastore")),
            Map.entry("backup-copy", List.of("from", "to")),
            Map.entry("dns-server", List.of("host", "guest")),
            Map.entry("zone", List.of("primary")),
            Map.entry("authority", List.of("on")),
            Map.entry("issuer", List.of("authority")),
            Map.entry("certificate", List.of("issuer")),
            Map.entry("port-forward", List.of("to")),
            Map.entry("firewall", List.of("router")),
            Map.entry("host", List.of("feeds")),
            Map.entry("device", List.of("feeds")));

    private NeedChecks() {}

    private static boolean isNeed(References.Use use) {
        return NEEDS.getOrDefault(use.by().kind(), List.of()).contains(use.field());
    }

    /** An active thing that needs one which is not there. */
    static void missing(Facts facts, Report report) {
        References references = facts.lab().references();
        references.uses().forEach((target, uses) -> {
            Status status = Statuses.of(facts.lab(), target);
            boolean isMissing = status == Status.PLANNED || status == Status.OFFLINE || status == Status.FAILED;
            if (isMissing) {
                uses.stream()
                        .filter(NeedChecks::isNeed)
                        .filter(use -> Statuses.of(facts.lab(), use.by()) == Status.ACTIVE)
                        .forEach(use -> report.add(missing(references, target, use, status)));
            }
        });
    }

    private static Diagnostic.Builder missing(
            References references, Address target, References.Use use, Status status) {
        boolean isPlanned = status == Status.PLANNED;
        String why = isPlanned ? "is only planned" : status == Status.FAILED ? "has failed" : "is offline";
        return Diagnostic.warning(
                        isPlanned ? GearCodes.NEEDS_PLANNED : GearCodes.NEEDS_FAILED,
                        "`%s` needs `%s`, which %s.".formatted(use.by().name(), target.name(), why))
                .at(use.at())
                .context(references.definitions().getOrDefault(target, use.at()), "stated here")
                .about(use.by());
    }

    /** @param at where the need is stated */
    private record Need(Address of, SourceRange at) {}

    /** Power has a check of its own, which knows of outlets. */
    private static Map<Address, List<Need>> needs(Facts facts) {
        Map<Address, List<Need>> needs = new LinkedHashMap<>();
        facts.lab().references().uses().forEach((target, uses) -> {
            for (References.Use use : uses) {
                if (isNeed(use) && !use.field().equals("feeds")) {
                    needs.computeIfAbsent(use.by(), thing -> new ArrayList<>()).add(new Need(target, use.at()));
                }
            }
        });
        disks(facts, needs);
        return needs;
    }

    /** A guest needs the appliance that holds its disks; one that is the appliance itself is another matter. */
    private static void disks(Facts facts, Map<Address, List<Need>> needs) {
        Grounds grounds = new Grounds(facts);
        for (Guest guest : facts.guests()) {
            Address thing = Facts.address(Section.GUESTS, guest.name());
            for (Address appliance : grounds.appliances(guest)) {
                boolean isItself = Facts.find(facts.lab().storage().nas(), appliance.name())
                        .flatMap(Nas::on)
                        .filter(on -> on.address().equals(thing))
                        .isPresent();
                if (!isItself) {
                    needs.computeIfAbsent(thing, key -> new ArrayList<>())
                            .add(new Need(appliance, guest.origin().of("disks")));
                }
            }
        }
    }

    /** What is left when all that needs nothing is taken away, again and again, goes round in circles. */
    static void cycles(Facts facts, Report report) {
        Map<Address, List<Need>> needs = needs(facts);
        Map<Address, List<Address>> needed = new HashMap<>();
        Map<Address, Integer> open = new HashMap<>();
        needs.forEach((thing, list) -> {
            open.put(thing, list.size());
            list.forEach(need ->
                    needed.computeIfAbsent(need.of, key -> new ArrayList<>()).add(thing));
        });
        Deque<Address> free = new ArrayDeque<>();
        needed.keySet().stream().filter(thing -> !needs.containsKey(thing)).forEach(free::add);
        while (!free.isEmpty()) {
            for (Address thing : needed.getOrDefault(free.removeFirst(), List.of())) {
                if (open.merge(thing, -1, Integer::sum) == 0) {
                    free.add(thing);
                }
            }
        }
        Set<Address> seen = new HashSet<>();
        for (Address thing : needs.keySet()) {
            if (open.getOrDefault(thing, 0) > 0 && !seen.contains(thing)) {
                cycle(thing, needs, open, seen).ifPresent(report::add);
            }
        }
    }

    /** From a thing that can't start along what it needs, until one comes again. */
    private static Optional<Diagnostic.Builder> cycle(
            Address start, Map<Address, List<Need>> needs, Map<Address, Integer> open, Set<Address> seen) {
        List<Address> path = new ArrayList<>();
        Map<Address, Need> by = new LinkedHashMap<>();
        Address thing = start;
        while (!path.contains(thing)) {
            if (!seen.add(thing)) {
                return Optional.empty();
            }
            path.add(thing);
            Need next = needs.getOrDefault(thing, List.of()).stream()
                    .filter(need -> open.getOrDefault(need.of, 0) > 0)
                    .findFirst()
                    .orElseThrow();
            by.put(thing, next);
            thing = next.of;
        }
        List<Address> cycle = new ArrayList<>(path.subList(path.indexOf(thing), path.size()));
        String words = Stream.concat(cycle.stream(), Stream.of(thing))
                .map(Address::name)
                .collect(Collectors.joining(" → "));
        Diagnostic.Builder problem = Diagnostic.error(
                        GearCodes.NEEDS_CYCLE, "`%s` needs itself to start.".formatted(thing.name()))
                .at(at(by, thing), words)
                .about(thing);
        cycle.stream()
                .skip(1)
                .limit(4)
                .forEach(step -> problem.context(at(by, step), "`" + step.name() + "` needs it"));
        return Optional.of(problem);
    }

    private static SourceRange at(Map<Address, Need> by, Address thing) {
        return Optional.ofNullable(by.get(thing)).orElseThrow().at;
    }

    /** On one host the order of start says who is first; a guest without one is last. */
    static void order(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            for (Ref need : guest.needs()) {
                Optional<Guest> other =
                        need.section() == Section.GUESTS ? facts.lab().guest(need) : Optional.empty();
                other.filter(found -> isLater(found, guest))
                        .ifPresent(found -> report.add(Diagnostic.warning(
                                        GearCodes.START_ORDER,
                                        "`%s` starts before `%s`, which it needs."
                                                .formatted(guest.name(), found.name()))
                                .at(guest.origin().of("startup"))
                                .context(found.origin().of("startup"), "starts later")
                                .about(Facts.address(Section.GUESTS, guest.name()))
                                .hint("Give `%s` the lower `startup.order`.".formatted(found.name()))));
            }
        }
    }

    private static boolean isLater(Guest needed, Guest guest) {
        boolean isTogether = needed.node().isPresent()
                && needed.node().map(Ref::name).equals(guest.node().map(Ref::name));
        boolean isAutomatic = guest.onboot().orElse(false) && needed.onboot().orElse(false);
        return isTogether
                && isAutomatic
                && guest.startup().flatMap(Guest.Startup::order).isPresent()
                && order(needed) > order(guest);
    }

    private static long order(Guest guest) {
        return guest.startup().flatMap(Guest.Startup::order).orElse(Long.MAX_VALUE);
    }
}
