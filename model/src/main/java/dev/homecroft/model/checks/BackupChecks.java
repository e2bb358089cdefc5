package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.storage.Backup;
import dev.homecroft.model.storage.Backups;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether what is saved could be had back. Labs that state no backups are not asked for any. */
final class BackupChecks {
    private static final int NAMED = 3;

    private BackupChecks() {}

    private static Backups backups(Facts facts) {
        return facts.lab().storage().backups();
    }

    static void targets(Facts facts, Report report) {
        Taken taken = facts.saved();
        for (Backups.Job job : taken.jobs()) {
            if (job.datastore().isEmpty()) {
                report.add(Diagnostic.error(
                                GearCodes.BACKUP_WITHOUT_TARGET,
                                "Nothing says where `%s` writes its backups.".formatted(job.name()))
                        .at(job.origin().key(), "no `datastore`")
                        .about(Facts.address(Section.BACKUP_JOBS, job.name())));
            }
            if (taken.by(job).isEmpty()) {
                report.add(Diagnostic.warning(GearCodes.BACKUP_OF_NOTHING, "`%s` takes no guest.".formatted(job.name()))
                        .at(job.origin().key())
                        .about(Facts.address(Section.BACKUP_JOBS, job.name()))
                        .hint("Name `guests`, `tags` or `hypervisors`, or the job in `backup.jobs` of a guest."));
            }
        }
        for (Backups.Datastore datastore : backups(facts).datastores().values()) {
            if (datastore.on().isEmpty() && datastore.status() != Status.RETIRED) {
                report.add(Diagnostic.warning(
                                GearCodes.DATASTORE_NOWHERE,
                                "Nothing says where `%s` lies, so nobody knows what it is lost with."
                                        .formatted(datastore.name()))
                        .at(datastore.origin().key(), "no `on`")
                        .about(Facts.address(Section.DATASTORES, datastore.name())));
            }
        }
    }

    /** A backup that is lost with the guest, unless a copy of it is not. */
    static void domains(Facts facts, Report report) {
        Grounds grounds = new Grounds(facts);
        Taken taken = facts.saved();
        for (Backups.Job job : taken.jobs()) {
            Optional<Backups.Datastore> datastore =
                    job.datastore().flatMap(ref -> Facts.find(backups(facts).datastores(), ref.name()));
            if (datastore.isEmpty() || datastore.get().on().isEmpty()) {
                continue;
            }
            List<Set<Address>> places = copies(facts, datastore.get().name()).stream()
                    .map(name -> grounds.of(Facts.address(Section.DATASTORES, name)))
                    .toList();
            List<Guest> lost = taken.by(job).stream()
                    .flatMap(guest -> Facts.find(facts.lab().guests(), guest).stream())
                    .filter(guest -> isLost(grounds.of(guest), places))
                    .toList();
            if (!lost.isEmpty()) {
                report.add(lost(grounds, job, datastore.get(), lost));
            }
        }
    }

    private static boolean isLost(Set<Address> guest, List<Set<Address>> places) {
        for (Set<Address> place : places) {
            if (Collections.disjoint(guest, place)) {
                return false;
            }
        }
        return true;
    }

    /** The datastore and all that it is copied into, directly or not. */
    private static Set<String> copies(Facts facts, String datastore) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(datastore));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            if (reached.add(next)) {
                backups(facts).copies().values().stream()
                        .filter(copy -> copy.status() == Status.ACTIVE)
                        .filter(copy -> copy.from().name().equals(next))
                        .forEach(copy -> open.addLast(copy.to().name()));
            }
        }
        return reached;
    }

    private static Diagnostic.Builder lost(
            Grounds grounds, Backups.Job job, Backups.Datastore datastore, List<Guest> lost) {
        Guest first = lost.getFirst();
        String shared = grounds.shared(
                        Facts.address(Section.GUESTS, first.name()),
                        Facts.address(Section.DATASTORES, datastore.name()))
                .map(Address::name)
                .orElse(datastore.name());
        String names = lost.stream()
                .limit(NAMED)
                .map(guest -> "`" + guest.name() + "`")
                .collect(Collectors.joining(", "));
        String more = lost.size() > NAMED ? " and %d others".formatted(lost.size() - NAMED) : "";
        return Diagnostic.warning(
                        GearCodes.BACKUP_IN_OWN_DOMAIN,
                        "The backups of `%s` are lost with what they save: %s%s.".formatted(job.name(), names, more))
                .at(job.origin().of("datastore"), "both are on " + shared)
                .context(datastore.origin().of("on"), "where the backups lie")
                .context(first.origin().key(), first.name())
                .about(Facts.address(Section.BACKUP_JOBS, job.name()))
                .hint("Add a copy to a datastore elsewhere: `backups.copies`.");
    }

    static void guests(Facts facts, Report report) {
        if (facts.saved().jobs().isEmpty()) {
            return;
        }
        Set<String> saved = new HashSet<>();
        facts.saved().byJob().values().forEach(saved::addAll);
        Set<String> nodes = facts.lab().kubernetes().clusters().values().stream()
                .flatMap(cluster -> cluster.nodes().keySet().stream())
                .collect(Collectors.toSet());
        for (Guest guest : facts.guests()) {
            boolean isExempt = guest.template()
                    || nodes.contains(guest.name())
                    || guest.status() != Status.ACTIVE
                    || guest.backup().flatMap(Backup::exempt).isPresent();
            if (!isExempt && !saved.contains(guest.name())) {
                report.add(Diagnostic.warning(
                                GearCodes.GUEST_WITHOUT_BACKUP,
                                "No job takes a backup of `%s`.".formatted(guest.name()))
                        .at(guest.origin().key())
                        .about(Facts.address(Section.GUESTS, guest.name()))
                        .hint("If it needs none, say why: `backup: { exempt: REASON }`."));
            }
        }
    }

    static void copies(Facts facts, Report report) {
        Grounds grounds = new Grounds(facts);
        for (Backups.Copy copy : backups(facts).copies().values()) {
            Optional<Address> shared = grounds.shared(
                            copy.from().address(), copy.to().address())
                    .filter(thing -> copy.status() != Status.RETIRED);
            shared.ifPresent(thing -> report.add(Diagnostic.warning(
                            GearCodes.COPY_BESIDE_ORIGINAL,
                            "The copies of `%s` are lost with the original.".formatted(copy.name()))
                    .at(copy.to().at(), "both are on " + thing.name())
                    .context(copy.from().at(), "the original")
                    .about(Facts.address(Section.BACKUP_COPIES, copy.name()))));
        }
    }

    /** Rules of isolation are the owner's own, so breaking one is an error. */
    static void isolation(Facts facts, Report report) {
        Grounds grounds = new Grounds(facts);
        for (Backups.Isolation rule : backups(facts).isolation().values()) {
            List<Ref> apart = rule.apart();
            for (int i = 0; i < apart.size(); i++) {
                for (int j = i + 1; j < apart.size(); j++) {
                    isolation(facts, grounds, rule, apart.get(i), apart.get(j), report);
                }
            }
        }
    }

    private static void isolation(
            Facts facts, Grounds grounds, Backups.Isolation rule, Ref one, Ref other, Report report) {
        Set<String> first = places(facts, grounds, rule.level(), one);
        places(facts, grounds, rule.level(), other).stream()
                .filter(first::contains)
                .findFirst()
                .ifPresent(shared -> report.add(Diagnostic.error(
                                GearCodes.ISOLATION_BROKEN,
                                "`%s` and `%s` are to be apart, but share `%s`.".formatted(one, other, shared))
                        .at(other.at())
                        .context(one.at(), "the other")
                        .about(Facts.address(Section.ISOLATION, rule.name()))));
    }

    private static Set<String> places(Facts facts, Grounds grounds, Backups.Level level, Ref thing) {
        Set<Address> ground = grounds.of(thing.address());
        List<Host> hosts = ground.stream()
                .filter(address -> address.kind().equals(Section.HOSTS.kind()))
                .flatMap(address -> Facts.find(facts.lab().hosts(), address.name()).stream())
                .toList();
        return switch (level) {
            case APPLIANCE ->
                ground.stream()
                        .filter(address -> !address.kind().equals(Section.BACKUP_SERVERS.kind()))
                        .map(Address::name)
                        .collect(Collectors.toSet());
            case HOST -> hosts.stream().map(Host::name).collect(Collectors.toSet());
            case SITE ->
                hosts.stream()
                        .flatMap(host -> host.site().stream())
                        .map(Ref::name)
                        .collect(Collectors.toSet());
            case FEED ->
                hosts.stream()
                        .flatMap(host -> new Power(facts).roots(Facts.address(Section.HOSTS, host.name())).stream())
                        .map(Address::name)
                        .collect(Collectors.toSet());
        };
    }
}
