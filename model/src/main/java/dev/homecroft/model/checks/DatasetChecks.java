package dev.homecroft.model.checks;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Section;
import dev.homecroft.model.storage.Backups;
import dev.homecroft.model.storage.Nas;
import java.util.List;
import java.util.Optional;

/** What datasets and datastores ask for against what is above them. What states no size is not asked. */
final class DatasetChecks {
    private DatasetChecks() {}

    static void room(Facts facts, Report report) {
        for (Nas nas : NasChecks.all(facts)) {
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
                    .about(NasChecks.about(nas)));
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
                    .about(NasChecks.about(nas));
            promised.stream()
                    .limit(3)
                    .forEach(dataset -> problem.context(dataset.origin().of("reservation"), dataset.name()));
            report.add(problem);
        }
    }

    private static void datastore(Facts facts, Backups.Datastore datastore, Report report) {
        Optional<Nas> nas = datastore.on().flatMap(on -> NasChecks.nas(facts, on));
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
}
