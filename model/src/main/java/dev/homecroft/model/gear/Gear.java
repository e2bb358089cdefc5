package dev.homecroft.model.gear;

import dev.homecroft.model.Ordered;
import java.util.Map;

/** What stands beside the hosts: switches, power, links between sites, and the groups that hosts belong to. */
public record Gear(
        Map<String, Feed> feeds, Map<String, SiteLink> links, Map<String, Device> devices, Map<String, Group> groups) {
    public static final Gear EMPTY = new Gear(Map.of(), Map.of(), Map.of(), Map.of());

    public Gear {
        feeds = Ordered.copy(feeds);
        links = Ordered.copy(links);
        devices = Ordered.copy(devices);
        groups = Ordered.copy(groups);
    }
}
