package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Mac;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** MAC addresses of hosts and guests. */
final class MacChecks {
    private MacChecks() {}

    private record Card(Section section, String owner, Mac mac, Nic nic) {
        Address thing() {
            return Facts.address(section, owner);
        }

        SourceRange at() {
            return nic.origin().of("mac");
        }
    }

    static void twice(Facts facts, Report report) {
        Map<Mac, Card> first = new HashMap<>();
        for (Card card : cards(facts)) {
            Card earlier = first.putIfAbsent(card.mac, card);
            if (earlier != null) {
                report.add(Diagnostic.error(
                                CheckCodes.MAC_TWICE,
                                "`%s` has a MAC address of `%s`.".formatted(card.owner, earlier.owner))
                        .at(card.at())
                        .context(earlier.at(), "the same")
                        .about(card.thing()));
            }
        }
    }

    static void group(Facts facts, Report report) {
        for (Card card : cards(facts)) {
            if (card.mac.isGroup()) {
                report.add(Diagnostic.error(
                                CheckCodes.MAC_GROUP,
                                "`%s` has the MAC address of a group, which no interface may have."
                                        .formatted(card.owner))
                        .at(card.at(), "the first byte is odd")
                        .about(card.thing()));
            }
        }
    }

    private static List<Card> cards(Facts facts) {
        List<Card> cards = new ArrayList<>();
        facts.hosts().forEach(host -> add(cards, Section.HOSTS, host.name(), host.nics()));
        facts.guests().forEach(guest -> add(cards, Section.GUESTS, guest.name(), guest.nics()));
        return cards;
    }

    private static void add(List<Card> cards, Section section, String name, Map<String, Nic> nics) {
        for (Nic nic : nics.values()) {
            nic.mac().ifPresent(mac -> cards.add(new Card(section, name, mac, nic)));
        }
    }
}
