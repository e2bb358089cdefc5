package dev.homecroft.model.bind;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.Party;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.language.Form;
import dev.homecroft.source.YamlNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The types of values that several of the sections around hosts and guests share. */
final class Parties {
    private static final List<Section> SECTIONS =
            List.of(Section.NETWORKS, Section.HOSTS, Section.GUESTS, Section.VIPS, Section.DEVICES, Section.GROUPS);
    private static final String WORDS =
            "the name of a network, a tier, a host, a guest or a group, an address, `internet` or `any`";
    private static final String TIER = "tier/";

    static final Type<Party> PARTY = new PartyName();
    static final Type<LocalDate> DATE = Types.scalar("a date such as 2026-01-31", Parties::date);
    static final Type<String> BANDWIDTH =
            Types.matching("bits per second such as 1G or 250M", "[0-9]{1,6}(\\.[0-9]{1,3})?[kMGT]");

    private Parties() {}

    /** Stands in for a reference that is not stated; the entry is dropped then. */
    static Ref nobody(Section section, Entry entry) {
        return new Ref(section, "none", entry.at());
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    /** A name that is of no section may be a tier; where a tier and a thing share a name, {@code tier/NAME} is the tier. */
    private record PartyName() implements Type<Party> {
        @Override
        public Form form() {
            return new Form.Either(
                    WORDS, List.of(new Form.Reference(SECTIONS), new Form.Text(WORDS, Optional.empty())));
        }

        @Override
        public Optional<Party> read(YamlNode node, Place place) {
            return Types.TEXT.read(node, place).map(String::strip).flatMap(text -> party(text, node, place));
        }

        private Optional<Party> party(String text, YamlNode node, Place place) {
            return switch (text) {
                case "internet" -> Optional.of(new Party.Internet(node.range()));
                case "any" -> Optional.of(new Party.Anyone(node.range()));
                default ->
                    range(text)
                            .<Party>map(cidr -> new Party.Range(cidr, node.range()))
                            .or(() -> named(text, node, place));
            };
        }

        private static Optional<Cidr> range(String text) {
            return Cidr.tryParse(text)
                    .or(() -> IpAddress.tryParse(text).flatMap(ip -> Cidr.tryParse(ip + (ip.isV4() ? "/32" : "/128"))));
        }

        private Optional<Party> named(String text, YamlNode node, Place place) {
            Reading reading = place.reading();
            boolean isTier = text.startsWith(TIER) || reading.isTier(text);
            String name = text.startsWith(TIER) ? text.substring(TIER.length()) : text;
            boolean isThing = SECTIONS.stream().anyMatch(section -> reading.hasName(section, text));
            if (isTier && !isThing) {
                return Optional.of(new Party.Tier(name, node.range()));
            }
            if (Names.isValid(text)) {
                return Optional.of(new Party.Named(reading.useAny(SECTIONS, text, node.range(), place)));
            }
            place.mismatch(node.range(), words(), place.quote(text));
            return Optional.empty();
        }
    }
}
