package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.bind.Suggestion;
import dev.homecroft.model.storage.Backups;
import dev.homecroft.model.storage.Nas;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pools, datasets and shares of storage appliances. An appliance that states no pools or datasets is not asked for them. */
final class NasChecks {
    private NasChecks() {}

    static List<Nas> all(Facts facts) {
        return facts.lab().storage().nas().values().stream()
                .filter(nas -> nas.status() != Status.RETIRED)
                .toList();
    }

    static Address about(Nas nas) {
        return Facts.address(Section.NAS, nas.name());
    }

    /** @param name of a dataset, or of a pool, which is a dataset as well */
    private static void dataset(Nas nas, String name, SourceRange at, Address about, Report report) {
        List<String> known = Stream.concat(nas.pools().keySet().stream(), nas.datasets().keySet().stream())
                .distinct()
                .toList();
        if (!nas.datasets().isEmpty() && !known.contains(name)) {
            Diagnostic.Builder problem = Diagnostic.error(
                            GearCodes.UNKNOWN_DATASET, "`%s` has no dataset `%s`.".formatted(nas.name(), name))
                    .at(at)
                    .context(nas.origin().of("datasets"), "its datasets")
                    .about(about);
            Suggestion.of(name, known).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
            report.add(problem);
        }
    }

    static void datasets(Facts facts, Report report) {
        for (Nas nas : all(facts)) {
            Address about = about(nas);
            nas.shares()
                    .values()
                    .forEach(share ->
                            dataset(nas, share.dataset(), share.origin().of("dataset"), about, report));
            nas.snapshots()
                    .values()
                    .forEach(task -> dataset(nas, task.dataset(), task.origin().of("dataset"), about, report));
            nas.cloudSyncs()
                    .values()
                    .forEach(task -> dataset(nas, task.dataset(), task.origin().of("dataset"), about, report));
            nas.rsyncs()
                    .values()
                    .forEach(task -> dataset(nas, task.dataset(), task.origin().of("dataset"), about, report));
            for (Nas.Replication task : nas.replications().values()) {
                Nas source = task.direction() == Nas.Direction.PUSH
                        ? nas
                        : other(facts, task).orElse(nas);
                task.datasets()
                        .forEach(name -> dataset(source, name, task.origin().of("datasets"), about, report));
            }
        }
        for (Backups.Datastore datastore :
                facts.lab().storage().backups().datastores().values()) {
            Optional<Nas> nas = datastore.on().flatMap(on -> nas(facts, on));
            if (nas.isPresent() && datastore.dataset().isPresent()) {
                Address about = Facts.address(Section.DATASTORES, datastore.name());
                dataset(nas.get(), datastore.dataset().get(), datastore.origin().of("dataset"), about, report);
            }
        }
    }

    private static Optional<Nas> other(Facts facts, Nas.Replication task) {
        return task.to().flatMap(to -> nas(facts, to));
    }

    static Optional<Nas> nas(Facts facts, Ref ref) {
        return ref.section() == Section.NAS ? Facts.find(facts.lab().storage().nas(), ref.name()) : Optional.empty();
    }

    static void pools(Facts facts, Report report) {
        for (Nas nas : all(facts)) {
            for (Nas.Dataset dataset : nas.datasets().values()) {
                if (!nas.pools().isEmpty() && !nas.pools().containsKey(dataset.pool())) {
                    Diagnostic.Builder problem = Diagnostic.error(
                                    GearCodes.UNKNOWN_POOL,
                                    "`%s` has no pool `%s`.".formatted(nas.name(), dataset.pool()))
                            .at(dataset.origin().key())
                            .context(nas.origin().of("pools"), "its pools")
                            .about(about(nas));
                    Suggestion.of(dataset.pool(), nas.pools().keySet())
                            .ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
                    report.add(problem);
                }
            }
            nas.pools().values().forEach(pool -> disks(facts, nas, pool, report));
        }
    }

    private static void disks(Facts facts, Nas nas, Nas.Pool pool, Report report) {
        Optional<Host> host = nas.on().flatMap(on -> hostOf(facts, on));
        if (host.isEmpty() || host.get().disks().isEmpty()) {
            return;
        }
        for (String disk : pool.disks()) {
            if (!host.get().disks().containsKey(disk)) {
                Diagnostic.Builder problem = Diagnostic.error(
                                GearCodes.UNKNOWN_DISK,
                                "`%s` has no disk `%s`.".formatted(host.get().name(), disk))
                        .at(pool.origin().of("disks"))
                        .context(host.get().origin().of("disks"), "its disks")
                        .about(about(nas));
                Suggestion.of(disk, host.get().disks().keySet())
                        .ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
                report.add(problem);
            }
        }
    }

    /** The host itself, or that of the guest, whose disks are handed through. */
    private static Optional<Host> hostOf(Facts facts, Ref on) {
        Optional<Ref> host = on.section() == Section.HOSTS
                ? Optional.of(on)
                : facts.lab().guest(on).flatMap(Guest::node);
        return host.flatMap(facts.lab()::host);
    }

    /** The guest that is the appliance can't start before it is up itself. */
    static void ownDisks(Facts facts, Report report) {
        Grounds grounds = new Grounds(facts);
        for (Nas nas : all(facts)) {
            Optional<Guest> guest =
                    nas.on().filter(on -> on.section() == Section.GUESTS).flatMap(facts.lab()::guest);
            if (guest.isPresent() && grounds.appliances(guest.get()).contains(about(nas))) {
                report.add(Diagnostic.error(
                                GearCodes.STORAGE_CYCLE,
                                "`%s` lies on storage that it serves itself."
                                        .formatted(guest.get().name()))
                        .at(guest.get().origin().of("disks"))
                        .context(nas.origin().of("on"), "it is the appliance `" + nas.name() + "`")
                        .about(Facts.address(Section.GUESTS, guest.get().name()))
                        .hint("Put its disks on a storage of its host."));
            }
        }
    }

    static void retention(Facts facts, Report report) {
        for (Nas nas : all(facts)) {
            for (Nas.SnapshotTask task : nas.snapshots().values()) {
                if (task.keep().filter(Duration::isZero).isPresent()) {
                    report.add(keepsNothing(task.name(), task.origin().of("keep"), about(nas)));
                }
            }
            for (Nas.Replication task : nas.replications().values()) {
                if (task.keep().filter(Duration::isZero).isPresent()) {
                    report.add(keepsNothing(task.name(), task.origin().of("keep"), about(nas)));
                }
            }
        }
        Backups backups = facts.lab().storage().backups();
        for (Backups.Job job : backups.jobs().values()) {
            if (job.keep().filter(Backups.Retention::isNothing).isPresent()) {
                report.add(keepsNothing(
                        job.name(), job.origin().of("keep"), Facts.address(Section.BACKUP_JOBS, job.name())));
            }
        }
        for (Backups.Copy copy : backups.copies().values()) {
            if (copy.keep().filter(Backups.Retention::isNothing).isPresent()) {
                report.add(keepsNothing(
                        copy.name(), copy.origin().of("keep"), Facts.address(Section.BACKUP_COPIES, copy.name())));
            }
        }
    }

    private static Diagnostic.Builder keepsNothing(String name, SourceRange at, Address about) {
        return Diagnostic.error(GearCodes.KEEPS_NOTHING, "`%s` keeps nothing of what it makes.".formatted(name))
                .at(at)
                .about(about);
    }

    static void replications(Facts facts, Report report) {
        for (Nas nas : all(facts)) {
            for (Nas.Replication task : nas.replications().values()) {
                boolean isHere = task.to().isEmpty() || task.to().get().name().equals(nas.name());
                if (isHere) {
                    replication(nas, task, report);
                }
            }
        }
    }

    private static void replication(Nas nas, Nas.Replication task, Report report) {
        String target = task.target();
        Optional<String> around = task.datasets().stream()
                .filter(source -> target.equals(source) || target.startsWith(source + "/"))
                .findFirst();
        boolean isOnePool =
                task.datasets().stream().anyMatch(source -> source.split("/", 2)[0].equals(target.split("/", 2)[0]));
        if (around.isPresent()) {
            report.add(Diagnostic.error(
                            GearCodes.REPLICATION_TO_ITSELF,
                            "`%s` copies `%s` into itself.".formatted(task.name(), around.get()))
                    .at(task.origin().of("target"))
                    .context(task.origin().of("datasets"), "what is copied")
                    .about(about(nas)));
        } else if (isOnePool) {
            report.add(Diagnostic.warning(
                            GearCodes.COPY_BESIDE_ORIGINAL,
                            "The copies of `%s` lie on the disks of the original.".formatted(task.name()))
                    .at(task.origin().of("target"), "in the same pool")
                    .about(about(nas)));
        }
    }

    static void users(Facts facts, Report report) {
        for (Nas nas : all(facts)) {
            for (Nas.Share share : nas.shares().values()) {
                for (String user : share.users()) {
                    if (!nas.users().isEmpty() && !nas.users().containsKey(user)) {
                        Diagnostic.Builder problem = Diagnostic.error(
                                        GearCodes.UNKNOWN_USER, "`%s` has no user `%s`.".formatted(nas.name(), user))
                                .at(share.origin().of("users"))
                                .context(nas.origin().of("users"), "its users")
                                .about(about(nas));
                        Suggestion.of(user, nas.users().keySet())
                                .ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
                        report.add(problem);
                    }
                }
            }
        }
    }
}
