package dev.homecroft.views;

import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One thing in full. */
public final class ShowView {
    private ShowView() {}

    public static String text(Thing thing, Paper paper) {
        List<String> lines = new ArrayList<>();
        lines.add(paper.paint(
                        Ink.STRONG,
                        thing.address().kind() + " " + thing.address().name()) + "  declared at "
                + place(thing.declaredAt()));
        thing.found().ifPresent(object -> lines.addAll(Columns.wrap(found(object), paper.width())));
        if (!thing.note().isEmpty()) {
            lines.addAll(Columns.wrap(thing.note(), paper.width()));
        }
        lines.add("");
        lines.addAll(new Table(paper, 2).lines(rows(thing)));
        if (!thing.usedBy().isEmpty()) {
            lines.add("");
            lines.add("used by");
            lines.addAll(new Table(paper, 2)
                    .lines(thing.usedBy().stream()
                            .map(use -> List.of(use.by().toString(), use.field(), place(use.at())))
                            .toList()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String place(SourceRange range) {
        return range.file() + ":" + range.start().line();
    }

    private static String found(ObservedObject object) {
        String identity = object.identity().map(Identity::toString).orElse("no identity");
        String ours = object.mark().isPresent() ? "carries our mark" : "no mark of ours";
        return "is " + object.ref() + ", " + identity + ", " + ours + freshness(object.freshness());
    }

    private static String freshness(Freshness freshness) {
        return switch (freshness) {
            case Freshness.Fresh() -> "";
            case Freshness.Stale(var since, String why) -> "; as seen at " + Times.at(since) + " (" + why + ")";
            case Freshness.Unreachable(String why) -> "; can't be read now (" + why + ")";
        };
    }

    /** Fields that both know, then those that only the lab or only the system knows; all sorted. */
    private static List<List<String>> rows(Thing thing) {
        SortedSet<String> paths = new TreeSet<>(thing.stated().keySet());
        thing.found().ifPresent(object -> paths.addAll(object.fields().values().keySet()));
        List<List<String>> rows = new ArrayList<>();
        for (String path : paths) {
            Optional<Thing.Stated> stated = Optional.ofNullable(thing.stated().get(path));
            Optional<Value> now =
                    thing.found().flatMap(object -> object.fields().get(path));
            Optional<Value> running =
                    thing.found().flatMap(object -> object.running().get(path));
            String where = stated.map(value -> place(value.at())).orElse("");
            String value = cell(stated.map(Thing.Stated::value), now, running);
            rows.add(List.of(path, where, Words.line(value)));
        }
        return rows;
    }

    private static String cell(Optional<Value> stated, Optional<Value> now, Optional<Value> running) {
        String pending = running.map(value -> " (running " + value + ")").orElse("");
        if (stated.isPresent() && now.isPresent()) {
            return stated.equals(now)
                    ? stated.get() + pending
                    : "declared " + stated.get() + " · found " + now.get() + pending;
        }
        return stated.map(Value::toString)
                .orElseGet(() -> now.map(Value::toString).orElse("") + pending + " (found)");
    }

    public static Json json(Thing thing) {
        Json.ObjBuilder stated = Json.object();
        for (Map.Entry<String, Thing.Stated> entry : thing.stated().entrySet()) {
            stated.put(
                    entry.getKey(),
                    Json.object()
                            .put("value", entry.getValue().value().toString())
                            .put("at", DiagnosticView.json(entry.getValue().at()))
                            .build());
        }
        return Json.object()
                .put("address", thing.address().toString())
                .put("declaredAt", DiagnosticView.json(thing.declaredAt()))
                .put("stated", stated.build())
                .put(
                        "usedBy",
                        Json.array(
                                thing.usedBy(),
                                use -> Json.object()
                                        .put("by", use.by().toString())
                                        .put("field", use.field())
                                        .put("at", DiagnosticView.json(use.at()))
                                        .build()))
                .put("found", thing.found(), ShowView::object)
                .put("note", thing.note())
                .build();
    }

    private static Json object(ObservedObject object) {
        Json.ObjBuilder fields = Json.object();
        object.fields().values().forEach((path, value) -> fields.put(path, value.toString()));
        Json.ObjBuilder running = Json.object();
        object.running().values().forEach((path, value) -> running.put(path, value.toString()));
        return Json.object()
                .put("ref", object.ref().toString())
                .put("name", object.name())
                .put("identity", object.identity(), identity -> Json.of(identity.toString()))
                .put("marked", object.mark().isPresent())
                .put("fields", fields.build())
                .put("running", running.build())
                .build();
    }
}
