package dev.homecroft.spi.contract;

import dev.homecroft.model.Dns;
import dev.homecroft.model.Lab;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** The same lab, with the entries of every section in the opposite order. */
final class ReversedLab {
    private ReversedLab() {}

    static Lab of(Lab lab) {
        Dns dns = lab.dns();
        return new Lab(
                lab.info(),
                reversed(lab.sites()),
                reversed(lab.networks()),
                reversed(lab.hosts()),
                reversed(lab.hypervisors()),
                reversed(lab.images()),
                reversed(lab.guests()),
                new Dns(
                        reversed(dns.servers()),
                        reversed(dns.zones()),
                        reversed(dns.records()),
                        reversed(dns.keys()),
                        reversed(dns.views()),
                        reversed(dns.dynamic())),
                reversed(lab.vips()),
                lab.secrets(),
                lab.gear(),
                lab.edge(),
                lab.storage(),
                lab.kubernetes(),
                lab.care(),
                lab.references());
    }

    private static <V> Map<String, V> reversed(Map<String, V> map) {
        SequencedMap<String, V> ordered = new LinkedHashMap<>(map);
        return new LinkedHashMap<>(ordered.reversed());
    }
}
