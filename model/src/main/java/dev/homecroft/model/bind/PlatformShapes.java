package dev.homecroft.model.bind;

import dev.homecroft.model.Origin;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.kube.Catalogue;
import dev.homecroft.model.kube.Exposure;
import dev.homecroft.model.kube.Platform;
import dev.homecroft.source.YamlNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Platforms: one field for each component of the catalogue. */
final class PlatformShapes {
    private static final Field<String> NAMESPACE = Field.of("namespace", Types.TEXT, "Its namespace.");
    private static final Field<String> VERSION = Field.of("version", Types.TEXT, "Version of its chart or manifests.");
    private static final Field<Long> REPLICAS =
            Field.of("replicas", Types.whole(0, 1000), "How many run, or are kept.");
    private static final Field<URI> URL =
            Field.of("url", Types.URL, "What it talks to: the store of secrets, the bucket, the certificate server.");
    private static final Field<Map<String, YamlNode>> VALUES = Field.of(
            "values",
            Types.mapOf("a mapping of native values", MixedTypes.RAW),
            "Native values, passed through as they stand.");
    private static final Shape COMPONENT = Shape.of(
                    "a component of a platform",
                    PlaceShapes.STATUS,
                    NAMESPACE,
                    VERSION,
                    REPLICAS,
                    URL,
                    VALUES,
                    MachineShapes.OWNER,
                    MachineShapes.NOTE)
            .with(AppShapes.EXPOSED);
    private static final Map<String, Field<Platform.Component>> COMPONENTS = components();
    static final Shape PLATFORM = new Shape("a platform", new LinkedHashMap<>(COMPONENTS));

    private static Map<String, Field<Platform.Component>> components() {
        Map<String, Field<Platform.Component>> fields = new LinkedHashMap<>();
        for (Catalogue.Item item : Catalogue.builtIn().items()) {
            Type<Platform.Component> type = Links.nested(COMPONENT, entry -> component(item.name(), entry));
            fields.put(item.name(), Field.of(item.name(), type, item.doc()));
        }
        return fields;
    }

    private static Platform.Component component(String name, Entry entry) {
        return new Platform.Component(
                name,
                entry.or(PlaceShapes.STATUS, Status.ACTIVE),
                entry.get(NAMESPACE),
                entry.get(VERSION),
                entry.get(REPLICAS),
                entry.get(URL),
                entry.map(VALUES),
                AppShapes.exposure(entry),
                entry.get(MachineShapes.OWNER),
                entry.get(MachineShapes.NOTE),
                entry.origin());
    }

    static Platform platform(Entry entry) {
        MixedTypes.key(entry, List.of(Section.CLUSTERS));
        Origin origin = entry.origin();
        Map<String, Platform.Component> components = new LinkedHashMap<>();
        COMPONENTS.forEach((name, field) -> {
            if (origin.states(name)) {
                components.put(name, entry.get(field).orElseGet(() -> bare(name, origin)));
            }
        });
        return new Platform(entry.name(), components, origin);
    }

    /** {@code cilium:} with nothing behind it is switched on as well. */
    private static Platform.Component bare(String name, Origin platform) {
        return new Platform.Component(
                name,
                Status.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Exposure.NONE,
                Optional.empty(),
                Optional.empty(),
                Origin.at(platform.of(name)));
    }

    private PlatformShapes() {}
}
