package dev.homecroft.model.checks;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What guests ask for against what hosts and storages have. What states no size asks for nothing. */
final class CapacityChecks {
    /** Virtual cores for each hardware thread that a home lab bears before guests wait for each other. */
    private static final long OVERCOMMIT = 4;

    /** As many of the largest are named. */
    private static final int NAMED = 3;

    private CapacityChecks() {}

    static void memory(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            for (Host host : facts.members(hypervisor)) {
                host.memory().ifPresent(size -> memory(facts, hypervisor, host, size, report));
            }
        }
    }

    private static void memory(Facts facts, Hypervisor hypervisor, Host host, ByteSize size, Report report) {
        List<Guest> guests = facts.runningOn(hypervisor, host)
                .filter(guest -> guest.memory().isPresent())
                .sorted(FailoverChecks::byMemory)
                .toList();
        long asked = sum(guests.stream().map(Guest::memory));
        long free = free(size, hypervisor.reserve());
        if (asked > free) {
            String label = "%s for guests, which ask for %s".formatted(human(free), human(asked));
            Diagnostic.Builder problem = Diagnostic.error(
                            CheckCodes.MEMORY_EXCEEDED,
                            "The guests on `%s` need more memory than it has.".formatted(host.name()))
                    .at(host.origin().of("memory"), label)
                    .about(Facts.address(Section.HOSTS, host.name()));
            guests.stream()
                    .limit(NAMED)
                    .forEach(guest -> problem.context(guest.origin().of("memory"), guest.name()));
            report.add(problem);
        }
    }

    static long free(ByteSize memory, ByteSize reserve) {
        return Math.max(0, memory.bytes() - reserve.bytes());
    }

    /** Never overflows: sizes end long before the sum of their number does. */
    private static long sum(Stream<Optional<ByteSize>> sizes) {
        return sizes.flatMap(Optional::stream).mapToLong(ByteSize::bytes).reduce(0, CapacityChecks::add);
    }

    private static long add(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static String human(long bytes) {
        return new ByteSize(bytes).human();
    }

    static void processors(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            for (Host host : facts.members(hypervisor)) {
                host.cpu().ifPresent(threads -> processors(facts, hypervisor, host, threads, report));
            }
        }
    }

    private static void processors(Facts facts, Hypervisor hypervisor, Host host, long threads, Report report) {
        List<Guest> guests = facts.runningOn(hypervisor, host).toList();
        for (Guest guest : guests) {
            if (guest.cpu().filter(cores -> cores > threads).isPresent()) {
                report.add(Diagnostic.error(
                                CheckCodes.CPU_TOO_MANY,
                                "`%s` has more cores than its host `%s`.".formatted(guest.name(), host.name()))
                        .at(guest.origin().of("cpu"))
                        .context(host.origin().of("cpu"), "of the host")
                        .about(Facts.address(Section.GUESTS, guest.name())));
            }
        }
        long cores = guests.stream().mapToLong(guest -> guest.cpu().orElse(1L)).sum();
        if (cores > threads * OVERCOMMIT) {
            Diagnostic.Builder problem = Diagnostic.warning(
                            CheckCodes.CPU_OVERCOMMITTED,
                            "The guests on `%s` have more than %d virtual cores for each thread of it."
                                    .formatted(host.name(), OVERCOMMIT))
                    .at(host.origin().of("cpu"), "%d virtual cores in all".formatted(cores))
                    .about(Facts.address(Section.HOSTS, host.name()));
            guests.stream()
                    .sorted(Comparator.comparing((Guest guest) -> guest.cpu().orElse(1L))
                            .reversed())
                    .limit(NAMED)
                    .forEach(guest -> problem.context(guest.origin().of("cpu"), guest.name()));
            report.add(problem);
        }
    }

    static void storages(Facts facts, Report report) {
        Map<List<String>, Long> asked = asked(facts);
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            for (Hypervisor.Storage storage : hypervisor.storages().values()) {
                storage.size().ifPresent(size -> storage(asked, hypervisor, storage, size, report));
            }
        }
    }

    private static void storage(
            Map<List<String>, Long> asked,
            Hypervisor hypervisor,
            Hypervisor.Storage storage,
            ByteSize size,
            Report report) {
        if (storage.shared()) {
            long all = asked.getOrDefault(List.of(hypervisor.name(), storage.name()), 0L);
            report(storage, size, all, "`" + storage.name() + "`", report);
            return;
        }
        for (Ref member : hypervisor.members()) {
            long here = asked.getOrDefault(List.of(hypervisor.name(), storage.name(), member.name()), 0L);
            report(storage, size, here, "`%s` on `%s`".formatted(storage.name(), member), report);
        }
    }

    /** What the disks ask for, by hypervisor and storage, and the same by node. */
    private static Map<List<String>, Long> asked(Facts facts) {
        Map<List<String>, Long> asked = new HashMap<>();
        for (Guest guest : facts.guests()) {
            for (Guest.Disk disk : guest.disks().values()) {
                if (disk.storage().isPresent() && disk.size().isPresent()) {
                    String hypervisor = guest.hypervisor().name();
                    String storage = disk.storage().get();
                    long bytes = disk.size().get().bytes();
                    asked.merge(List.of(hypervisor, storage), bytes, CapacityChecks::add);
                    guest.node()
                            .ifPresent(node ->
                                    asked.merge(List.of(hypervisor, storage, node.name()), bytes, CapacityChecks::add));
                }
            }
        }
        return asked;
    }

    private static void report(Hypervisor.Storage storage, ByteSize size, long asked, String words, Report report) {
        if (asked > size.bytes()) {
            report.add(Diagnostic.warning(
                            CheckCodes.STORAGE_EXCEEDED, "The disks on %s may grow beyond it.".formatted(words))
                    .at(storage.origin().of("size"), "%s for disks of %s".formatted(size.human(), human(asked))));
        }
    }
}
