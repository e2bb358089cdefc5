package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.kube.App;
import dev.homecroft.model.kube.Cluster;
import dev.homecroft.model.kube.Environment;
import dev.homecroft.model.kube.Kubernetes;
import dev.homecroft.model.kube.Promotion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Promotions along the order of environments. */
final class StageChecks {
    private StageChecks() {}

    static void backwards(Facts facts, Report report) {
        Kubernetes kubernetes = facts.lab().kubernetes();
        for (Promotion promotion : kubernetes.promotions().values()) {
            Optional<Long> from = promotion.from().flatMap(ref -> order(kubernetes, ref));
            Optional<Long> to = order(kubernetes, promotion.to());
            boolean isSame = promotion
                    .from()
                    .filter(ref -> ref.name().equals(promotion.to().name()))
                    .isPresent();
            if (isSame || (from.isPresent() && to.isPresent() && from.get() >= to.get())) {
                report.add(Diagnostic.error(
                                KubeCodes.PROMOTION_BACKWARDS,
                                "The promotion `%s` does not lead on: `%s` does not come after `%s`."
                                        .formatted(
                                                promotion.name(),
                                                promotion.to(),
                                                promotion.from().orElseThrow()))
                        .at(promotion.to().at())
                        .context(promotion.from().orElseThrow().at(), "from here")
                        .about(Facts.address(Section.PROMOTIONS, promotion.name())));
            }
        }
    }

    private static Optional<Long> order(Kubernetes kubernetes, Ref environment) {
        return Facts.find(kubernetes.environments(), environment.name()).flatMap(Environment::order);
    }

    /** What comes from the registry has been nowhere yet. */
    static void skips(Facts facts, Report report) {
        Kubernetes kubernetes = facts.lab().kubernetes();
        for (Promotion promotion : kubernetes.promotions().values()) {
            long from = promotion
                    .from()
                    .map(ref -> order(kubernetes, ref).orElse(Long.MAX_VALUE))
                    .orElse(-1L);
            long to = order(kubernetes, promotion.to()).orElse(-1L);
            Optional<Environment> skipped = kubernetes.environments().values().stream()
                    .filter(environment -> environment
                            .order()
                            .filter(order -> order > from && order < to)
                            .isPresent())
                    .filter(environment -> runsIn(kubernetes, promotion, environment))
                    .min(Comparator.comparing(environment -> environment.order().orElse(0L)));
            skipped.ifPresent(environment -> report.add(Diagnostic.warning(
                            KubeCodes.PROMOTION_SKIPS_ENVIRONMENT,
                            "The promotion `%s` leaves out `%s`.".formatted(promotion.name(), environment.name()))
                    .at(promotion.to().at(), "straight to " + promotion.to())
                    .context(environment.origin().key(), "comes before")
                    .about(Facts.address(Section.PROMOTIONS, promotion.name()))));
        }
    }

    /** Whether any of the apps runs there; a promotion that names none is for all. */
    private static boolean runsIn(Kubernetes kubernetes, Promotion promotion, Environment environment) {
        return promotion.apps().isEmpty()
                || promotion.apps().stream()
                        .flatMap(ref -> Facts.find(kubernetes.apps(), ref.name()).stream())
                        .anyMatch(app -> runsIn(kubernetes, app, environment.name()));
    }

    private static boolean runsIn(Kubernetes kubernetes, App app, String environment) {
        return kubernetes.clustersOf(app).stream()
                .flatMap(cluster -> cluster.environment().stream())
                .anyMatch(ref -> ref.name().equals(environment));
    }

    static void nowhere(Facts facts, Report report) {
        Kubernetes kubernetes = facts.lab().kubernetes();
        for (Promotion promotion : kubernetes.promotions().values()) {
            for (Ref ref : promotion.apps()) {
                Optional<App> app = Facts.find(kubernetes.apps(), ref.name());
                List<Cluster> clusters = app.map(kubernetes::clustersOf).orElse(List.of());
                boolean isServed = kubernetes.clusters().values().stream()
                        .flatMap(cluster -> cluster.environment().stream())
                        .anyMatch(served -> served.name().equals(promotion.to().name()));
                if (!clusters.isEmpty()
                        && isServed
                        && !runsIn(kubernetes, app.get(), promotion.to().name())) {
                    report.add(Diagnostic.error(
                                    KubeCodes.PROMOTION_NOWHERE,
                                    "`%s` runs in no cluster of `%s`, so it can't be promoted there."
                                            .formatted(ref, promotion.to()))
                            .at(ref.at())
                            .context(app.get().origin().of("clusters"), "where it runs")
                            .about(Facts.address(Section.PROMOTIONS, promotion.name())));
                }
            }
        }
    }
}
