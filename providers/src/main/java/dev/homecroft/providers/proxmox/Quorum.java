package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import java.util.List;
import java.util.Optional;

/** Whether a cluster goes on without one of its nodes. */
final class Quorum {
    private Quorum() {}

    /**
     * Goes on with an endpoint whose node is in the cluster's majority: one that lost sight of the others still answers, with what
     * it knew then.
     *
     * @return the problem when nodes answer and none of them has quorum; who may not see the cluster's state is not told
     */
    static Optional<Diagnostic> stand(ProxmoxClient client) {
        Answer answer = client.choose("/cluster/status", Quorum::isQuorate);
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

    /** 1 when a device outside the cluster votes in it and is connected, as many clusters of two nodes have one. */
    static long deviceVotes(ProxmoxClient client) {
        return client.get("/cluster/config/qdevice") instanceof Answer.Ok(Json data)
                        && Tasks.object(data).text("State").orElse("").startsWith("Connected")
                ? 1
                : 0;
    }

    /**
     * Why a node can't be taken away, if so.
     *
     * @param node the one that goes
     * @param nodes all, with whether they are up
     */
    static Optional<String> lostWithout(String node, List<Member> nodes, long deviceVotes) {
        Optional<String> down = nodes.stream()
                .filter(member -> !member.isUp() && !member.name().equals(node))
                .map(Member::name)
                .findFirst();
        if (down.isPresent()) {
            return Optional.of(
                    "`%s` is down already, and no second node is taken away beside it.".formatted(down.get()));
        }
        long votes = nodes.size() + deviceVotes;
        long left = nodes.stream()
                        .filter(Member::isUp)
                        .filter(member -> !member.name().equals(node))
                        .count()
                + deviceVotes;
        return nodes.size() > 1 && left < votes / 2 + 1
                ? Optional.of("Without it %d of %d votes are left, and the cluster needs %d."
                        .formatted(left, votes, votes / 2 + 1))
                : Optional.empty();
    }

    record Member(String name, boolean isUp) {}
}
