package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Hypervisor.Storage;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.virt.HaRule;
import dev.homecroft.model.virt.HighAvailability.State;
import dev.homecroft.model.virt.Replication;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Guests that are to move when their node fails, and whether they can. */
final class MoveChecks {
    /** Kinds that every node sees the same of, whether that is stated or not. */
    private static final Set<String> SHARED = Set.of("nfs", "cifs", "cephfs", "rbd", "iscsi", "zfs", "iscsidirect");

    private MoveChecks() {}

    /** A guest comes up on another node only with its disks, and these are there if all nodes see them or have a copy. */
    static void disks(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            boolean isKept = guest.guarding()
                    .ha()
                    .filter(ha -> ha.state() == State.STARTED)
                    .isPresent();
            Optional<Hypervisor> hypervisor = facts.hypervisorOf(guest);
            if (isKept && hypervisor.isPresent() && !isCopied(guest, hypervisor.get())) {
                guest.disks()
                        .values()
                        .forEach(disk -> disk.storage()
                                .flatMap(name -> Facts.find(hypervisor.get().storages(), name))
                                .filter(storage -> !isShared(storage))
                                .ifPresent(storage -> report.add(Diagnostic.error(
                                                VirtCodes.HA_ON_LOCAL_STORAGE,
                                                "`%s` can't move to another node: its disk `%s` is on one alone."
                                                        .formatted(guest.name(), disk.name()))
                                        .at(disk.origin().of("storage"))
                                        .context(guest.origin().of("ha"), "it is to move")
                                        .about(Facts.address(Section.GUESTS, guest.name()))
                                        .hint("Put it on a shared storage, or replicate the guest: `replication`."))));
            }
        }
    }

    static boolean isShared(Storage storage) {
        return storage.shared() || SHARED.contains(storage.kind());
    }

    private static boolean isCopied(Guest guest, Hypervisor hypervisor) {
        return hypervisor.settings().replication().values().stream()
                .anyMatch(copy -> copy.enabled() && copy.guest().name().equals(guest.name()));
    }

    static void rules(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            for (HaRule rule : hypervisor.settings().rules().values()) {
                shape(hypervisor, rule, report);
                rule.nodes().keySet().stream()
                        .filter(node -> hypervisor.members().stream()
                                .noneMatch(member -> member.name().equals(node)))
                        .forEach(node -> broken(
                                hypervisor,
                                rule,
                                "`%s` is no member of `%s`.".formatted(node, hypervisor.name()),
                                "nodes." + node,
                                report));
                rule.guests().stream()
                        .map(facts.lab()::guest)
                        .flatMap(Optional::stream)
                        .filter(guest -> guest.guarding().ha().isEmpty())
                        .forEach(guest -> broken(
                                hypervisor,
                                rule,
                                "The rule `%s` does nothing for `%s`, which has no `ha`."
                                        .formatted(rule.name(), guest.name()),
                                "guests",
                                report));
            }
        }
    }

    private static void shape(Hypervisor hypervisor, HaRule rule, Report report) {
        boolean isAboutNodes = rule.kind() == HaRule.Kind.NODE_AFFINITY;
        if (isAboutNodes && rule.nodes().isEmpty()) {
            broken(hypervisor, rule, "The rule `%s` names no nodes.".formatted(rule.name()), "kind", report);
        }
        if (!isAboutNodes && (rule.affinity().isEmpty() || rule.guests().size() < 2)) {
            String lacks = rule.affinity().isEmpty() ? "does not say its `affinity`" : "is about a single guest";
            broken(hypervisor, rule, "The rule `%s` %s.".formatted(rule.name(), lacks), "kind", report);
        }
        boolean isTooMany =
                rule.affinity().filter(HaRule.Affinity.NEGATIVE::equals).isPresent()
                        && rule.guests().size() > hypervisor.members().size();
        if (!isAboutNodes && isTooMany) {
            String summary = "The rule `%s` keeps %d guests apart on %d nodes."
                    .formatted(
                            rule.name(),
                            rule.guests().size(),
                            hypervisor.members().size());
            broken(hypervisor, rule, summary, "guests", report);
        }
    }

    private static void broken(Hypervisor hypervisor, HaRule rule, String summary, String field, Report report) {
        report.add(Diagnostic.error(VirtCodes.HA_RULE_BROKEN, summary)
                .at(rule.origin().of(field))
                .about(Facts.address(Section.HYPERVISORS, hypervisor.name())));
    }

    static void replications(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            Set<String> seen = new HashSet<>();
            for (Replication copy : hypervisor.settings().replication().values()) {
                if (!seen.add(copy.guest().name() + " " + copy.to().name())) {
                    String summary = "`%s` is replicated to `%s` twice."
                            .formatted(copy.guest().name(), copy.to().name());
                    report.add(problem(hypervisor, summary, copy, "to"));
                }
                facts.lab().guest(copy.guest()).ifPresent(guest -> replication(hypervisor, copy, guest, report));
            }
        }
    }

    private static void replication(Hypervisor hypervisor, Replication copy, Guest guest, Report report) {
        boolean isSame =
                guest.node().map(Ref::name).filter(copy.to().name()::equals).isPresent();
        boolean isMember = hypervisor.members().stream()
                .anyMatch(member -> member.name().equals(copy.to().name()));
        Set<String> others = guest.disks().values().stream()
                .flatMap(disk -> disk.storage().stream())
                .flatMap(name -> Facts.find(hypervisor.storages(), name).stream())
                .filter(storage -> !storage.kind().equals("zfspool"))
                .map(Storage::name)
                .collect(Collectors.toSet());
        if (isSame || !isMember) {
            String why = isSame ? "it runs there" : "that is no member of `%s`".formatted(hypervisor.name());
            String summary = "`%s` can't be replicated to `%s`: %s."
                    .formatted(guest.name(), copy.to().name(), why);
            report.add(problem(hypervisor, summary, copy, "to"));
        } else if (!others.isEmpty()) {
            String summary = "`%s` can't be replicated: `%s` is no ZFS."
                    .formatted(
                            guest.name(), others.stream().sorted().findFirst().orElse(""));
            report.add(problem(hypervisor, summary, copy, "guest"));
        }
    }

    private static Diagnostic.Builder problem(Hypervisor hypervisor, String summary, Replication copy, String field) {
        return Diagnostic.error(VirtCodes.REPLICATION_IMPOSSIBLE, summary)
                .at(copy.origin().of(field))
                .about(Facts.address(Section.HYPERVISORS, hypervisor.name()));
    }
}
