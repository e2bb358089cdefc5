package dev.homecroft.app.lab;

import dev.homecroft.engine.Engine;
import dev.homecroft.engine.drift.DriftFinder;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.Attribution;
import dev.homecroft.state.Drift;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Unchanged;
import dev.homecroft.views.DriftReport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What differs though the lab did not change, with who did it where that can be found out. */
final class Drifts {
    private final Engine engine;
    private final Outside outside;

    Drifts(Engine engine, Outside outside) {
        this.engine = engine;
        this.outside = outside;
    }

    DriftReport report(Plan plan, Looked looked) {
        List<DriftReport.Entry> entries = DriftFinder.find(plan).stream()
                .map(drift -> new DriftReport.Entry(drift, author(drift, looked)))
                .toList();
        Set<String> told =
                plan.header().problems().stream().map(Diagnostic::summary).collect(Collectors.toSet());
        List<String> unread = Stream.concat(
                        looked.observations().values().stream()
                                .flatMap(
                                        observation -> why(observation.freshness())
                                                .map(why -> observation.target() + ": " + why)
                                                .stream()),
                        plan.blocked().stream()
                                .filter(blocked ->
                                        !told.contains(blocked.problem().detail()))
                                .map(blocked -> blocked.address() + ": "
                                        + blocked.problem().summary()))
                .toList();
        List<Unchanged> unused = plan.unchanged().stream()
                .filter(thing -> thing.reason().code() == Reason.Code.UNUSED)
                .toList();
        return new DriftReport(plan.header(), outside.clock().instant(), entries, unused, unread);
    }

    private static Optional<String> why(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Fresh() -> Optional.empty();
            case Freshness.Stale(var _, String why) -> Optional.of(why);
            case Freshness.Unreachable(String why) -> Optional.of(why);
        };
    }

    private Optional<DriftReport.Author> author(Drift drift, Looked looked) {
        Optional<ObservedObject> object = drift.ref()
                .flatMap(ref -> Optional.ofNullable(looked.observations().get(ref.target()))
                        .flatMap(observation -> observation.at(ref)));
        if (object.isEmpty()) {
            return Optional.empty();
        }
        String provider = object.get().ref().target().provider();
        if (!(engine.providers().get(provider) instanceof Attribution attribution)) {
            return Optional.empty();
        }
        try {
            return attribution
                    .lastChange(object.get(), outside)
                    .map(author -> new DriftReport.Author(author.who(), author.when(), author.what()));
        } catch (CroftException unanswered) {
            return Optional.empty();
        }
    }
}
