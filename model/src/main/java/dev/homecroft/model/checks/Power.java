package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Host;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.gear.Device;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Where power comes from: what is stated of a thing, and the outlets of UPSes and PDUs that name it. */
final class Power {
    private final Map<Address, Set<Address>> feeds = new LinkedHashMap<>();

    Power(Facts facts) {
        for (Host host : facts.hosts()) {
            host.feeds().forEach(feed -> add(Facts.address(Section.HOSTS, host.name()), feed.address()));
        }
        for (Device device : facts.lab().gear().devices().values()) {
            if (device.status() != Status.RETIRED) {
                add(device);
            }
        }
    }

    private void add(Device device) {
        Address self = Facts.address(Section.DEVICES, device.name());
        device.feeds().forEach(feed -> add(self, feed.address()));
        if (device.isPower()) {
            device.ports().values().forEach(port -> port.to().ifPresent(to -> add(to.address(), self)));
        }
    }

    private void add(Address thing, Address feed) {
        feeds.computeIfAbsent(thing, key -> new LinkedHashSet<>()).add(feed);
    }

    Set<Address> things() {
        return feeds.keySet();
    }

    /** What the thing is plugged into. */
    Set<Address> of(Address thing) {
        return feeds.getOrDefault(thing, Set.of());
    }

    /** All that its power comes through, and itself only where it goes round in circles. */
    Set<Address> above(Address thing) {
        Set<Address> above = new LinkedHashSet<>();
        Deque<Address> open = new ArrayDeque<>(of(thing));
        while (!open.isEmpty()) {
            Address next = open.removeFirst();
            if (above.add(next)) {
                of(next).forEach(open::addLast);
            }
        }
        return above;
    }

    /** Where its power comes from in the end, as far as it is stated. */
    Set<Address> roots(Address thing) {
        Set<Address> roots = new LinkedHashSet<>();
        for (Address above : above(thing)) {
            if (of(above).isEmpty()) {
                roots.add(above);
            }
        }
        return roots;
    }
}
