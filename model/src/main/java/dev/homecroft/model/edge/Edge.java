package dev.homecroft.model.edge;

/** What stands between the lab and others: rules, forwards, gateways, tunnels, policies, certificates. */
public record Edge() {
    public static final Edge EMPTY = new Edge();
}
