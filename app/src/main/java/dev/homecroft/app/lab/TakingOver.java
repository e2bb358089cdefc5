package dev.homecroft.app.lab;

import dev.homecroft.app.session.TakeoverWish;
import dev.homecroft.engine.Cores;
import dev.homecroft.engine.Engine;
import dev.homecroft.engine.plan.PlanInputs;
import dev.homecroft.engine.plan.PlanRequest;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Lab;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.source.LabFiles;
import dev.homecroft.spi.Found;
import dev.homecroft.spi.Inventory;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import dev.homecroft.views.EditReport;
import dev.homecroft.views.EditReport.FileEdit;
import dev.homecroft.views.TakeoverReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says what stands outside in the lab's files. Whatever an entry means is tried out before anybody sees it: the files are
 * checked, and a plan is made as if the marks were on already. An entry that is an error, or that would change more than a
 * note, is left out and said to be.
 */
final class TakingOver {
    private static final int MOST_ROUNDS = 12;

    private final LoadedLab read;
    private final Engine engine;
    private final Looked looked;
    private final Instant now;
    private final List<TakeoverReport.Left> left = new ArrayList<>();

    TakingOver(LoadedLab read, Engine engine, Looked looked, Instant now) {
        this.read = read;
        this.engine = engine;
        this.looked = looked;
        this.now = now;
    }

    /** @param refused entries that can't be taken, and why */
    private record Trial(AdoptedFiles files, Map<Found.Entry, String> refused, int following) {}

    TakeoverReport report(TakeoverWish wish) {
        Found found = found(wish);
        found.left().forEach(each -> left.add(new TakeoverReport.Left(each.what(), each.why())));
        List<Found.Entry> entries = new ArrayList<>(found.entries());
        Trial trial = trial(entries);
        for (int round = 0; round < MOST_ROUNDS && !trial.refused().isEmpty(); round++) {
            trial.refused().forEach((entry, why) -> left.add(new TakeoverReport.Left(entry.words(), why)));
            entries.removeAll(trial.refused().keySet());
            leaveBelow(trial.refused().keySet(), entries);
            trial = trial(entries);
        }
        if (!trial.refused().isEmpty()) {
            throw refusal(String.join("; ", trial.refused().values()));
        }
        return report(trial, entries, found.todo());
    }

    /** What belongs to something that stays out stays out with it. */
    private void leaveBelow(Set<Found.Entry> refused, List<Found.Entry> entries) {
        entries.removeIf(entry -> {
            Optional<Found.Entry> above =
                    refused.stream().filter(each -> isBelow(each, entry)).findFirst();
            above.ifPresent(each ->
                    left.add(new TakeoverReport.Left(entry.words(), "%s is not taken over".formatted(each.words()))));
            return above.isPresent();
        });
    }

    private static boolean isBelow(Found.Entry above, Found.Entry entry) {
        int depth = above.path().size();
        return entry.path().size() > depth && entry.path().subList(0, depth).equals(above.path());
    }

    private TakeoverReport report(Trial trial, List<Found.Entry> entries, List<String> todo) {
        List<FileEdit> edits = new ArrayList<>();
        trial.files().texts().forEach((path, text) -> {
            String before = trial.files().before(path);
            if (!before.equals(text)) {
                edits.add(new FileEdit(path, before, text));
            }
        });
        return new TakeoverReport(
                new EditReport(edits, false, List.of()),
                entries.stream().map(Found.Entry::words).distinct().toList(),
                entries.stream()
                        .flatMap(entry -> entry.mark().stream())
                        .flatMap(mark -> marking(mark).stream())
                        .distinct()
                        .toList(),
                left,
                todo,
                trial.following());
    }

    private Optional<TakeoverReport.Marking> marking(Found.Marking mark) {
        return Optional.ofNullable(looked.observations().get(mark.object().target()))
                .flatMap(observation -> observation.at(mark.object()))
                .flatMap(ObservedObject::identity)
                .map(identity -> new TakeoverReport.Marking(mark.thing(), mark.object(), identity));
    }

    private Found found(TakeoverWish wish) {
        Found all = Found.NOTHING;
        boolean isAnyMeant = false;
        for (Observation observation : looked.observations().values()) {
            Target target = observation.target();
            boolean isMeant = wish.hypervisor().map(target.name()::equals).orElse(true);
            if (isMeant && engine.providers().get(target.provider()) instanceof Inventory inventory) {
                isAnyMeant = true;
                requireFresh(observation);
                all = all.and(inventory.inventory(read.lab(), observation, wish.from()));
                observation
                        .problems()
                        .forEach(problem -> left.add(
                                new TakeoverReport.Left("what can't be seen on " + target.name(), problem.summary())));
            }
        }
        if (!isAnyMeant) {
            throw refusal(wish.hypervisor()
                    .map("No hypervisor is called `%s`."::formatted)
                    .orElse("The lab has no hypervisor to take anything over from."));
        }
        return all;
    }

    private static void requireFresh(Observation observation) {
        String why = switch (observation.freshness()) {
            case Freshness.Fresh() -> "";
            case Freshness.Stale(var _, String reason) -> reason;
            case Freshness.Unreachable(String reason) -> reason;
        };
        if (!why.isEmpty()) {
            throw new CroftException(Diagnostic.error(
                            "target-unreachable",
                            "`%s` can't be read.".formatted(observation.target().name()))
                    .detail(why)
                    .build());
        }
    }

    private static CroftException refusal(String summary) {
        return new CroftException(Diagnostic.error("adopt-all", summary).build());
    }

    private Trial trial(List<Found.Entry> entries) {
        AdoptedFiles files = AdoptedFiles.with(read.files(), entries);
        if (!files.refused().isEmpty() || files.texts().isEmpty()) {
            return new Trial(files, files.refused(), 0);
        }
        LabFiles grown = read.files().with(files.texts());
        Refusals refusals = new Refusals(files, grown);
        LabResult result = LabLoader.load(grown, Cores.all());
        result.diagnostics().stream()
                .filter(Diagnostic::isError)
                .forEach(error -> refusals.add(error, "of an error: "));
        if (!refusals.isEmpty()) {
            return new Trial(files, refusals.byEntry, 0);
        }
        int following = planned(result.lab().orElseThrow(), entries, refusals);
        return new Trial(files, refusals.byEntry, following);
    }

    /** Refuses what a plan would change, and counts what it would do elsewhere. */
    private int planned(Lab lab, List<Found.Entry> entries, Refusals refusals) {
        SortedMap<String, Projection> projections = engine.project(lab);
        projections.values().stream()
                .flatMap(projection -> projection.problems().stream())
                .filter(Diagnostic::isError)
                .forEach(problem -> refusals.add(problem, "of an error: "));
        if (!refusals.isEmpty()) {
            return 0;
        }
        Looked then =
                new Looked(looked.labId(), projections, marked(entries), looked.lastApplied(), looked.parentRun());
        Map<Address, DesiredResource> desired = then.desired();
        Plan plan;
        try {
            PlanInputs inputs = new PlanInputs(
                    lab,
                    projections,
                    then.observations(),
                    then.lastApplied(),
                    Optional.empty(),
                    then.parentRun(),
                    now,
                    false);
            plan = engine.plan(inputs, PlanRequest.AS_DECLARED, step -> Optional.empty());
        } catch (CroftException audited) {
            audited.diagnostics().forEach(problem -> refusals.add(problem, "a plan with it is refused: "));
            return 0;
        }
        plan.blocked()
                .forEach(blocked -> Optional.ofNullable(desired.get(blocked.address()))
                        .filter(resource -> isInventoried(resource.target()))
                        .ifPresent(resource -> refusals.at(resource.declaredAt(), words(blocked.problem()))));
        int following = 0;
        for (Step step : plan.steps()) {
            if (!isInventoried(step.target())) {
                following++;
            } else if (!isNoteOnly(step) && !isMark(step)) {
                Optional.ofNullable(desired.get(step.id().address()))
                        .ifPresent(resource -> refusals.at(resource.declaredAt(), words(step)));
            }
        }
        return following;
    }

    private static String words(Diagnostic problem) {
        return (problem.summary() + " " + problem.detail()).strip();
    }

    private boolean isInventoried(Target target) {
        return engine.providers().get(target.provider()) instanceof Inventory;
    }

    private static boolean isMark(Step step) {
        return step.action() == Action.ADOPT && step.changes().isEmpty();
    }

    private static boolean isNoteOnly(Step step) {
        return !step.changes().isEmpty()
                && step.changes().stream().allMatch(change -> change.path().equals("note"));
    }

    private static String words(Step step) {
        List<String> changes = step.changes().stream()
                .filter(change -> !change.path().equals("note"))
                .map(change -> "%s %s → %s"
                        .formatted(
                                change.path(),
                                change.observed().map(Object::toString).orElse("not set"),
                                change.desired().map(Object::toString).orElse("not set")))
                .toList();
        return "the next apply would change it: %s %s".formatted(step.action().label(), String.join(", ", changes));
    }

    /** What was observed, as if the marks were on. */
    private SortedMap<Target, Observation> marked(List<Found.Entry> entries) {
        Map<String, Address> things = new TreeMap<>();
        entries.stream()
                .flatMap(entry -> entry.mark().stream())
                .forEach(mark -> things.put(mark.object().toString(), mark.thing()));
        SortedMap<Target, Observation> marked = new TreeMap<>();
        looked.observations().forEach((target, observation) -> {
            List<ObservedObject> objects = observation.objects().stream()
                    .map(object -> Optional.ofNullable(things.get(object.ref().toString()))
                            .map(thing -> marked(object, thing))
                            .orElse(object))
                    .toList();
            marked.put(
                    target,
                    new Observation(
                            target, observation.at(), observation.freshness(), objects, observation.problems()));
        });
        return marked;
    }

    private ObservedObject marked(ObservedObject object, Address thing) {
        Mark mark = new Mark(looked.labId(), thing, object.identity(), "adopt");
        return new ObservedObject(
                object.ref(),
                object.kind(),
                object.name(),
                object.identity(),
                Optional.of(mark),
                object.fields(),
                object.running(),
                object.freshness());
    }

    /** Entries that can't be taken; what concerns none of them is thrown. */
    private static final class Refusals {
        private final AdoptedFiles files;
        private final LabFiles grown;
        private final Map<Found.Entry, String> byEntry = new LinkedHashMap<>();

        private Refusals(AdoptedFiles files, LabFiles grown) {
            this.files = files;
            this.grown = grown;
        }

        private int depth(SourceRange place) {
            return files.at(grown, place).getFirst().path().size();
        }

        private boolean isEmpty() {
            return byEntry.isEmpty();
        }

        private void at(SourceRange place, String why) {
            files.at(grown, place).forEach(entry -> byEntry.putIfAbsent(entry, why));
        }

        /** Of all things that have a part in it the smallest stays out: high availability, say, and not its guest. */
        private void add(Diagnostic problem, String why) {
            List<SourceRange> places = new ArrayList<>();
            problem.subject().ifPresent(places::add);
            problem.contexts().forEach(context -> places.add(context.range()));
            places.stream()
                    .filter(place -> !files.at(grown, place).isEmpty())
                    .max(Comparator.comparingInt(this::depth))
                    .filter(place -> files.at(grown, place).stream().noneMatch(byEntry::containsKey))
                    .ifPresent(place -> at(place, why + problem.summary()));
            boolean isKnown = places.stream()
                    .anyMatch(place -> files.at(grown, place).stream().anyMatch(byEntry::containsKey));
            if (!isKnown) {
                throw new CroftException(problem);
            }
        }
    }
}
