package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.ByteSize;
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

    private static List<Nas> all(Facts facts) {
        return facts.lab().storage().nas().values().stream()
                .filter(nas -> nas.status() != Status.RETIRED)
                .toList();
    }

    private static Address about(Nas nas) {
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

    private static Optional<Nas> nas(Facts facts, Ref ref) {
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

    static void room(Facts facts, Report report) {
        for (Nas nas : all(facts)) {
            nas.datasets().values().forEach(dataset -> quota(nas, dataset, report));
            nas.pools().values().forEach(pool -> pool.size().ifPresent(size -> reservations(nas, pool, size, report)));
        }
        for (Backups.Datastore datastore :
                facts.lab().storage().backups().datastores().values()) {
            datastore(facts, datastore, report);
        }
    }

    /** What limits a dataset from above: the smallest quota of those that it is in, or else the pool. */
    private static Optional<Limit> limit(Nas nas, String dataset) {
        Optional<Limit> limit = Facts.find(nas.pools(), dataset.split("/", 2)[0])
                .flatMap(pool -> pool.size()
                        .map(size -> new Limit(
                                size,
                                "the pool `" + pool.name() + "`",
                                pool.origin().of("size"))));
        for (Nas.Dataset above : nas.datasets().values()) {
            boolean isSmaller = above.quota().isPresent()
                    && (limit.isEmpty() || above.quota().get().compareTo(limit.get().size) < 0);
            if (isSmaller && dataset.startsWith(above.name() + "/")) {
                limit = Optional.of(new Limit(
                        above.quota().get(),
                        "`" + above.name() + "`",
                        above.origin().of("quota")));
            }
        }
        return limit;
    }

    private record Limit(ByteSize size, String words, SourceRange at) {}

    private static void quota(Nas nas, Nas.Dataset dataset, Report report) {
        Optional<Limit> limit = limit(nas, dataset.name());
        if (limit.isPresent()
                && dataset.quota()
                        .filter(quota -> quota.compareTo(limit.get().size) > 0)
                        .isPresent()) {
            report.add(Diagnostic.warning(
                            GearCodes.DATASET_EXCEEDS_POOL,
                            "The quota of `%s` is larger than %s.".formatted(dataset.name(), limit.get().words))
                    .at(dataset.origin().of("quota"))
                    .context(limit.get().at, limit.get().size.human())
                    .about(about(nas)));
        }
    }

    private static void reservations(Nas nas, Nas.Pool pool, ByteSize size, Report report) {
        List<Nas.Dataset> promised = nas.datasets().values().stream()
                .filter(dataset -> dataset.pool().equals(pool.name()))
                .filter(dataset -> dataset.reservation().isPresent())
                .toList();
        long sum = promised.stream()
                .mapToLong(
                        dataset -> dataset.reservation().orElse(ByteSize.ZERO).bytes())
                .reduce(0, (one, other) -> one + other < 0 ? Long.MAX_VALUE : one + other);
        if (sum > size.bytes()) {
            Diagnostic.Builder problem = Diagnostic.error(
                            GearCodes.RESERVATIONS_EXCEED_POOL,
                            "The datasets of `%s` are promised more than it has.".formatted(pool.name()))
                    .at(
                            pool.origin().of("size"),
                            "%s for promises of %s".formatted(size.human(), new ByteSize(sum).human()))
                    .about(about(nas));
            promised.stream()
                    .limit(3)
                    .forEach(dataset -> problem.context(dataset.origin().of("reservation"), dataset.name()));
            report.add(problem);
        }
    }

    private static void datastore(Facts facts, Backups.Datastore datastore, Report report) {
        Optional<Nas> nas = datastore.on().flatMap(on -> nas(facts, on));
        if (nas.isEmpty() || datastore.dataset().isEmpty() || datastore.size().isEmpty()) {
            return;
        }
        String name = datastore.dataset().get();
        Optional<Limit> own = Facts.find(nas.get().datasets(), name)
                .flatMap(dataset -> dataset.quota()
                        .map(quota ->
                                new Limit(quota, "its dataset", dataset.origin().of("quota"))));
        Optional<Limit> limit = own.or(() -> limit(nas.get(), name));
        if (limit.isPresent() && datastore.size().get().compareTo(limit.get().size) > 0) {
            report.add(Diagnostic.warning(
                            GearCodes.DATASTORE_EXCEEDS_DATASET,
                            "`%s` is to be larger than %s.".formatted(datastore.name(), limit.get().words))
                    .at(datastore.origin().of("size"))
                    .context(limit.get().at, limit.get().size.human())
                    .about(Facts.address(Section.DATASTORES, datastore.name())));
        }
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
