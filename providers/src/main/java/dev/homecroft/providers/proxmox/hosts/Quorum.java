package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import java.util.List;
import java.util.Optional;

/** Whether a cluster goes on without one of its nodes. */
final class Quorum {
    private Quorum() {}

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
