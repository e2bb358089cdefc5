package dev.homecroft.model.gear;

import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A connection between sites.
 *
 * @param between the sites at its ends
 * @param kind such as {@code wireguard} or {@code ipsec}
 * @param by who keeps it up, such as the routers of the sites
 * @param bandwidth in bits per second, such as {@code 250M}
 * @param latency there and back
 */
public record SiteLink(
        String name,
        Status status,
        List<Ref> between,
        Optional<String> kind,
        List<Ref> by,
        Optional<String> bandwidth,
        Optional<Duration> latency,
        Optional<String> note,
        Origin origin) {
    public SiteLink {
        between = List.copyOf(between);
        by = List.copyOf(by);
    }
}
