/**
 * An authoritative DNS server for rehearsals: queries, zone transfer and dynamic update with transaction signatures,
 * and accidents on request. The wire format is dnsjava's; the zones and what an update means are our own reading of
 * RFC 1034, 2136, 4592, 5936 and 8945, held against real servers by the contract suite.
 */
@NullMarked
package dev.homecroft.simulators.dns;

import org.jspecify.annotations.NullMarked;
