package dev.homecroft.example.notes;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Host;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Status;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Target;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** From the lab to what the folder should hold. Pure. */
final class NotesProjector {
    private static final URI FOLDER = URI.create("file:///srv/notes");

    private NotesProjector() {}

    static Projection project(Lab lab) {
        Target target = new Target(NotesProvider.NAME, lab.info().name());
        Connection connection = new Connection(
                target,
                List.of(FOLDER),
                Set.of(),
                lab.info().secretStore().map(store -> new SecretRef(store.name(), "notes/passphrase")),
                Map.of());
        List<DesiredResource> notes = lab.hosts().values().stream()
                .filter(host -> host.status() != Status.RETIRED)
                .flatMap(host -> note(host, target))
                .toList();
        return new Projection(List.of(connection), notes, List.of());
    }

    // region note
    private static Stream<DesiredResource> note(Host host, Target target) {
        return host.note().stream()
                .map(text -> new DesiredResource(
                        new Address(NotesProvider.KIND, host.name()),
                        Layer.APPS,
                        target,
                        Fields.builder()
                                .put("title", host.name())
                                .put("text", text)
                                .build(),
                        List.of(),
                        host.origin().key(),
                        Map.of("text", host.origin().of("note"))));
    }
    // endregion
}
