package dev.homecroft.app.lab;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.QuickLook;
import dev.homecroft.spi.QuickLook.Glance;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Observation;
import dev.homecroft.state.Target;
import dev.homecroft.state.json.ObservationJson;
import dev.homecroft.views.DriftReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Looks that a later one goes on from, a file beside the history for each target. Everything is read again once the last full look is
 * too old, and whenever the file is not there or is not understood.
 */
final class Glances {
    private static final String FORMAT = "1";

    private final Path folder;
    private final ProviderContext context;
    private final Duration fullEvery;
    private final SortedMap<Target, DriftReport.Look> looks = new ConcurrentSkipListMap<>();

    Glances(Path folder, ProviderContext context, Duration fullEvery) {
        this.folder = folder;
        this.context = context;
        this.fullEvery = fullEvery;
    }

    Collection<DriftReport.Look> looks() {
        return looks.values();
    }

    Observation ask(Provider provider, Target target) {
        if (!(provider instanceof QuickLook quick)) {
            return provider.observe(target, context);
        }
        Optional<Glance> changes = read(target)
                .filter(before -> isYoung(before.fullAt()))
                .flatMap(before -> quick.readChanges(target, before, context));
        Glance glance = changes.orElseGet(() -> quick.readAll(target, context));
        Observation observation = glance.observation();
        if (observation.freshness() instanceof Freshness.Fresh) {
            write(target, glance);
            looks.put(
                    target,
                    new DriftReport.Look(
                            target,
                            glance.fullAt(),
                            changes.isEmpty(),
                            glance.read(),
                            observation.objects().size(),
                            glance.unseen()));
        }
        return observation;
    }

    /** A full look from the future is none: the clock was wrong then, or is now. */
    private boolean isYoung(Instant fullAt) {
        Duration age = Duration.between(fullAt, context.clock().instant());
        return !age.isNegative() && age.compareTo(fullEvery) < 0;
    }

    private Path file(Target target) {
        return folder.resolve(target.toString().replaceAll("[^A-Za-z0-9.-]", "_") + ".json");
    }

    private Optional<Glance> read(Target target) {
        try {
            Optional<Json.Obj> kept = JsonReader.tryRead(Files.readString(file(target)))
                    .filter(Json.Obj.class::isInstance)
                    .map(Json.Obj.class::cast)
                    .filter(json -> json.text("format").filter(FORMAT::equals).isPresent());
            return kept.map(Glances::glance)
                    .filter(glance -> glance.observation().target().equals(target));
        } catch (IOException | CroftException | DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Glance glance(Json.Obj json) {
        SortedMap<String, String> memory = new TreeMap<>();
        json.object("memory").members().forEach((name, value) -> {
            if (value instanceof Json.Str(String text)) {
                memory.put(name, text);
            }
        });
        return new Glance(
                ObservationJson.read(json.text("observation").orElse("")),
                Instant.parse(json.text("fullAt").orElse("")),
                0,
                memory,
                List.of());
    }

    /** Written beside its place first. A look that can't be kept is still a look. */
    private void write(Target target, Glance glance) {
        Json.Obj memory = new Json.Obj(texts(glance.memory()));
        Json json = Json.object()
                .put("format", FORMAT)
                .put("fullAt", glance.fullAt().toString())
                .put("memory", memory)
                .put("observation", JsonText.canonical(ObservationJson.write(glance.observation())))
                .build();
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "look", ".new");
            Files.writeString(part, JsonText.canonical(json));
            Files.move(part, file(target), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            return;
        }
    }

    private static Map<String, Json> texts(SortedMap<String, String> memory) {
        Map<String, Json> texts = new TreeMap<>();
        memory.forEach((name, text) -> texts.put(name, Json.of(text)));
        return texts;
    }
}
