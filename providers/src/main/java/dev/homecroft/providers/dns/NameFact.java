package dev.homecroft.providers.dns;

import dev.homecroft.kernel.SourceRange;
import dev.homecroft.state.Need;
import java.time.Duration;
import java.util.Optional;

/**
 * A record set that the lab wants.
 *
 * @param at where it is stated, or what it follows from
 * @param owner the thing that it names, when that thing must be there first
 */
record NameFact(DnsResource resource, Optional<Duration> ttl, SourceRange at, Optional<Need> owner) {}
