package dev.homecroft.simulators.dns;

/**
 * One message as the server saw it, for tests and for the log of a rehearsal.
 *
 * @param name the question's or the zone's name, with the dot of the root
 * @param key name of the key that signed it, or empty
 * @param outcome the rcode's name, or {@code lost}
 */
public record DnsExchange(DnsOperation operation, String name, String key, String outcome) {}
