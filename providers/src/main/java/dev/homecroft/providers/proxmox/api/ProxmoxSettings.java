package dev.homecroft.providers.proxmox.api;

import java.time.Duration;

/**
 * Limits towards one cluster. A node has three workers for calls that change something, so few calls at once are a matter of
 * correctness and not of speed.
 *
 * @param connect until a connection with its handshake stands
 * @param read until a reading call has answered; a dead storage makes some of them slow
 * @param write until a changing call has answered; the node may forward it for 30 seconds
 * @param callsPerNode calls under way at once to one node
 * @param poll between two looks at an object, and at a task that can't be seen; one that can is looked at five times as often
 *     to begin with
 * @param longestPoll between two looks at a task that takes long
 * @param rereads looks at an object after its task ended, as the cluster's view lags behind
 * @param lostPolls failed looks at a task in a row until nobody can tell
 */
public record ProxmoxSettings(
        Duration connect,
        Duration read,
        Duration write,
        int callsPerNode,
        Duration poll,
        Duration longestPoll,
        int rereads,
        int lostPolls) {

    public static final ProxmoxSettings DEFAULT = new ProxmoxSettings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(70),
            4,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            5,
            12);
}
