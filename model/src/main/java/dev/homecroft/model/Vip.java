package dev.homecroft.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An address that moves between members.
 *
 * @param members priority by the name of a host or guest; the highest that is up holds the address
 * @param vrid VRRP virtual router id, 1 to 255
 * @param aliases further names, relative to the network's domain
 */
public record Vip(
        String name,
        Status status,
        Optional<Ref> network,
        AddressForm address,
        Map<String, Long> members,
        Optional<Long> vrid,
        List<String> aliases,
        Optional<String> service,
        Origin origin) {
    public Vip {
        members = Ordered.copy(members);
        aliases = List.copyOf(aliases);
    }
}
