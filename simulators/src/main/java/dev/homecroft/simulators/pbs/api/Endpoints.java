package dev.homecroft.simulators.pbs.api;

import java.util.List;
import java.util.stream.Stream;

/** All that is simulated as one table. */
final class Endpoints {
    private Endpoints() {}

    static List<Endpoint> all(Timetable timetable) {
        return Stream.of(
                        Access.table(),
                        Users.table(),
                        new Stores(timetable).table(),
                        new StoreStates(timetable).table(),
                        Contents.table(),
                        NamespaceEndpoints.table(),
                        Prunes.table(),
                        Verifications.table(),
                        new Jobs(timetable).table(),
                        Remotes.table(),
                        Notices.table(),
                        TaskEndpoints.table(),
                        NodeEndpoints.table(),
                        Uploads.table())
                .flatMap(List::stream)
                .toList();
    }
}
