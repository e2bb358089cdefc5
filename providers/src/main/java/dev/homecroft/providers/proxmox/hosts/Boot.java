package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.Optional;

/** When a node started, by its own clock, which may differ from ours. */
final class Boot {
    /** Seconds by which the sum of two answers may be off; no machine restarts faster. */
    private static final long BLUR = 20;

    private Boot() {}

    /** In seconds since 1970; empty when the node can't be asked. */
    static Optional<Long> started(ProxmoxClient client, String node) {
        String path = "/nodes/" + Words.encode(node);
        Optional<Long> uptime = client.get(path + "/status") instanceof Answer.Ok(Json status)
                ? Tasks.object(status).whole("uptime")
                : Optional.empty();
        Optional<Long> time = client.get(path + "/time") instanceof Answer.Ok(Json answer)
                ? Tasks.object(answer).whole("time")
                : Optional.empty();
        return uptime.flatMap(seconds -> time.map(now -> now - seconds));
    }

    /** Whether a node that started at the one time has started anew since the other. */
    static boolean isLater(long started, long before) {
        return started > before + BLUR;
    }
}
