package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where users come from, and the jobs that fetch them. */
final class Realms {
    private static final Set<String> SECRETS = Set.of("password", "client-key");

    private Realms() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>(new Crud(
                        "/access/domains",
                        "realm",
                        "domain",
                        call -> file(call.cluster().state()),
                        new OfRealms())
                .table());
        table.addAll(new Crud(
                        "/cluster/jobs/realm-sync",
                        "id",
                        "realm sync job",
                        call -> call.cluster().state().file("jobs/realm-sync"),
                        new Crud.Room() {})
                .table());
        return table;
    }

    /** The realms; pam and pve are always there. */
    static ConfigFile file(ClusterState state) {
        ConfigFile file = state.file("domains");
        if (file.entries().isEmpty()) {
            file.at("pam").put("type", "pam");
            file.at("pam").put("comment", "Linux PAM standard authentication");
            file.at("pve").put("type", "pve");
            file.at("pve").put("comment", "Proxmox VE authentication server");
        }
        return file;
    }

    private static final class OfRealms implements Crud.Room {
        @Override
        public void show(Call call, String id, Map<String, Object> row) {
            row.keySet().removeAll(SECRETS);
        }

        @Override
        public void delete(Call call, String id) {
            if (id.equals("pam") || id.equals("pve")) {
                throw new Refusal("unable to delete realm '" + id + "'");
            }
        }
    }
}
