package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import java.util.List;
import java.util.Optional;

/** Which endpoint of a cluster is asked: one whose node is in the majority. */
final class Majority {
    private Majority() {}

    /**
     * Goes on with an endpoint whose node is in the cluster's majority: one that lost sight of the others still answers, with what
     * it knew then.
     *
     * @return the problem when nodes answer and none of them has quorum; who may not see the cluster's state is not told
     */
    static Optional<Diagnostic> stand(ProxmoxClient client) {
        Answer answer = client.choose("/cluster/status", Majority::isQuorate);
        return answer instanceof Answer.Ok(Json data) && !isQuorate(data)
                ? Optional.of(Diagnostic.error(
                                "proxmox-no-quorum",
                                "No node of `%s` that can be reached has quorum.".formatted(client.cluster()))
                        .detail("What such a node says may be old, and it lets nothing be changed. It sees %s."
                                .formatted(seen(Tasks.rows(data))))
                        .hint(
                                "bring the other nodes and their network back; state `endpoints` of several nodes, so that one"
                                        + " with quorum is found")
                        .build())
                : Optional.empty();
    }

    /** A node by itself has no row for a cluster, and needs nobody's consent. */
    private static boolean isQuorate(Json status) {
        return Tasks.rows(status).stream()
                .filter(row -> row.text("type").orElse("").equals("cluster"))
                .allMatch(row -> row.flag("quorate").orElse(true));
    }

    private static String seen(List<Json.Obj> rows) {
        List<Json.Obj> nodes = rows.stream()
                .filter(row -> row.text("type").orElse("").equals("node"))
                .toList();
        return "%d of %d nodes"
                .formatted(
                        nodes.stream()
                                .filter(row -> row.flag("online").orElse(false))
                                .count(),
                        nodes.size());
    }
}
