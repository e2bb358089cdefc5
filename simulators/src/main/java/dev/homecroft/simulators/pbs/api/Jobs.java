package dev.homecroft.simulators.pbs.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Jobs that come back: prune, verify and sync; their definitions, their states, and running them by hand. */
final class Jobs {
    private final Timetable timetable;

    Jobs(Timetable timetable) {
        this.timetable = timetable;
    }

    List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>();
        add(table, "prune", "prune", Timetable.Kind.PRUNE, "Datastore.Modify");
        add(table, "verify", "verification", Timetable.Kind.VERIFY, "Datastore.Verify");
        add(table, "sync", "sync", Timetable.Kind.SYNC, "Datastore.Backup");
        return table;
    }

    private void add(List<Endpoint> table, String word, String type, Timetable.Kind kind, String right) {
        Section section = new Section("/config/" + word, "id", type, "job", kind.file(), new Room(kind, right));
        table.addAll(section.table());
        String path = "/admin/" + word;
        table.add(Endpoint.get(path, call -> states(call, section, kind, right)));
        table.add(Endpoint.index(path + "/{id}", "run"));
        table.add(Endpoint.post(path + "/{id}/run", call -> {
            Map<String, Object> job = require(call, kind, call.text("id"));
            new Room(kind, right).enter(call, job);
            return timetable.begin(kind, call.text("id"), call);
        }));
    }

    /** A job by name. */
    static Map<String, Object> require(Call call, Timetable.Kind kind, String id) {
        String type = switch (kind) {
            case PRUNE -> "prune";
            case VERIFY -> "verification";
            case SYNC -> "sync";
            case COLLECT -> "datastore";
        };
        return call.file(kind.file()).find(id).orElseThrow(() -> Refusals.bad("no such " + type + " '" + id + "'"));
    }

    private static String path(Map<String, Object> job) {
        return Ownership.path(
                String.valueOf(job.get("store")), job.getOrDefault("ns", "").toString());
    }

    private Object states(Call call, Section section, Timetable.Kind kind, String right) {
        List<Object> rows = new ArrayList<>();
        call.file(kind.file()).entries().forEach((id, job) -> {
            boolean isWanted =
                    call.text("store").isEmpty() || call.text("store").equals(job.get("store"));
            if (isWanted && new Room(kind, right).isSeen(call, job)) {
                Map<String, Object> row = new LinkedHashMap<>(section.row(call, id, job));
                row.putAll(timetable.status(kind, id));
                rows.add(row);
            }
        });
        call.tell(call.file(kind.file()));
        return rows;
    }

    /** One kind of job; changing and running it needs the right on its datastore. */
    private final class Room implements Section.Room {
        private final Timetable.Kind kind;
        private final String right;

        private Room(Timetable.Kind kind, String right) {
            this.kind = kind;
            this.right = right;
        }

        @Override
        public boolean isSeen(Call call, Map<String, Object> job) {
            boolean isPush = "push".equals(job.get("sync-direction"));
            String wanted = call.optional("sync-direction").orElse("pull");
            boolean isDirection =
                    kind != Timetable.Kind.SYNC || wanted.equals("all") || wanted.equals(isPush ? "push" : "pull");
            return isDirection && call.may(path(job), "Datastore.Audit", right);
        }

        @Override
        public void enter(Call call, Map<String, Object> job) {
            call.require(path(job), right);
            if (kind == Timetable.Kind.SYNC && job.containsKey("remote")) {
                call.require(
                        "/remote/" + job.get("remote") + "/" + job.getOrDefault("remote-store", ""), "Remote.Read");
            }
        }

        @Override
        public void check(Call call, String id, Map<String, Object> job) {
            String store = String.valueOf(job.get("store"));
            call.appliance().datastore(store);
            String namespace = job.getOrDefault("ns", "").toString();
            if (!call.appliance().held(store).hasNamespace(namespace)) {
                throw Refusals.bad("namespace '" + namespace + "' does not exist");
            }
            if (kind == Timetable.Kind.SYNC) {
                Syncs.check(call, job);
            }
        }

        @Override
        public void changed(Call call, String id) {
            if (call.file(kind.file()).find(id).isPresent()) {
                timetable.arm(kind, id);
            } else {
                timetable.forget(kind, id);
            }
        }
    }
}
