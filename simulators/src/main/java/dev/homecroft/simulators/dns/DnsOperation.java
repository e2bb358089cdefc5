package dev.homecroft.simulators.dns;

/** What a message asks for. */
public enum DnsOperation {
    QUERY,
    TRANSFER,
    UPDATE,
    NOTIFY
}
