package dev.homecroft.providers.proxmox.firewall;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The firewall in front of a node, as far as packets of ours are concerned. Where it can't tell whether a rule takes a packet, the
 * packet is lost: nothing is let through on a guess.
 *
 * @param groups rules by security group
 * @param aliases addresses by the datacenter's names for them
 * @param sets entries by the datacenter's names for them
 * @param isDropping what becomes of packets that no rule takes
 */
public record Gate(
        List<Rule> rules,
        Map<String, List<Rule>> groups,
        Map<String, String> aliases,
        Map<String, List<String>> sets,
        boolean isDropping) {
    /** Proxmox VE lets those in this set come to each node, behind all rules and before the policy. */
    private static final String MANAGEMENT = "management";

    /** What becomes of a packet; a later word is worse. */
    public enum Passage {
        OPEN,
        /** No rule takes it, and the policy drops it. */
        FALLS,
        /** A rule drops it. */
        SHUT
    }

    private enum Match {
        YES,
        PERHAPS,
        NO
    }

    public Gate {
        rules = List.copyOf(rules);
        groups = Map.copyOf(groups);
        aliases = Map.copyOf(aliases);
        sets = Map.copyOf(sets);
    }

    /**
     * A new connection by TCP.
     *
     * @param from empty when nobody can tell: then rules that name who they let in are believed to mean us
     */
    public Passage passage(int port, Optional<IpAddress> from) {
        return decided(rules, port, from).orElseGet(() -> {
            boolean isManaged =
                    sets.containsKey(MANAGEMENT) && (from.isEmpty() || ofSet(MANAGEMENT, from.get()) == Match.YES);
            return isManaged || !isDropping ? Passage.OPEN : Passage.FALLS;
        });
    }

    private Optional<Passage> decided(List<Rule> list, int port, Optional<IpAddress> from) {
        for (Rule rule : list) {
            if (!rule.isOn()) {
                continue;
            }
            if (rule.isGroup()) {
                Optional<Passage> inside = decided(groups.getOrDefault(rule.action(), List.of()), port, from)
                        .filter(passage ->
                                passage == Passage.SHUT || rule.option("iface").isEmpty());
                if (inside.isPresent()) {
                    return inside;
                }
                continue;
            }
            Match match = match(rule, port, from);
            if (rule.isAccepting() && match == Match.YES) {
                return Optional.of(Passage.OPEN);
            }
            if (!rule.isAccepting() && match != Match.NO) {
                return Optional.of(Passage.SHUT);
            }
        }
        return Optional.empty();
    }

    private Match match(Rule rule, int port, Optional<IpAddress> from) {
        boolean isOtherwise = !rule.type().equals("in")
                || rule.option("proto")
                        .filter(proto -> !proto.equalsIgnoreCase("tcp") && !proto.equals("6"))
                        .isPresent()
                || rule.option("macro")
                        .filter(macro -> !(macro.toLowerCase(Locale.ROOT).equals("ssh") && port == 22))
                        .isPresent()
                || rule.option("dport").filter(ports -> !hasPort(ports, port)).isPresent();
        if (isOtherwise) {
            return Match.NO;
        }
        if (rule.option("source").isPresent() && from.isEmpty() && !rule.isAccepting()) {
            return Match.NO;
        }
        Match source = rule.option("source")
                .flatMap(words -> from.map(address -> ofWords(words, address)))
                .orElse(Match.YES);
        boolean isNarrow = rule.option("iface").isPresent()
                || rule.option("dest").isPresent()
                || rule.option("sport").isPresent();
        return source == Match.YES && isNarrow ? Match.PERHAPS : source;
    }

    private static boolean hasPort(String ports, int port) {
        return Arrays.stream(ports.split(",")).anyMatch(word -> {
            if (word.equalsIgnoreCase("ssh")) {
                return port == 22;
            }
            String[] ends = word.split(":");
            Optional<Integer> first = number(ends[0]);
            Optional<Integer> last = number(ends[ends.length - 1]);
            return first.isPresent() && last.isPresent() && first.get() <= port && port <= last.get();
        });
    }

    private static Optional<Integer> number(String text) {
        return text.matches("[0-9]{1,5}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private Match ofWords(String words, IpAddress from) {
        List<Match> all =
                Arrays.stream(words.split(",")).map(word -> ofWord(word, from)).toList();
        return best(all);
    }

    private static Match best(List<Match> all) {
        if (all.contains(Match.YES)) {
            return Match.YES;
        }
        return all.contains(Match.PERHAPS) ? Match.PERHAPS : Match.NO;
    }

    private Match ofWord(String word, IpAddress from) {
        String name = word.substring(word.lastIndexOf('/') + 1);
        if (word.startsWith("+")) {
            return ofSet(word.contains("/") ? name : word.substring(1), from);
        }
        String address = Optional.ofNullable(aliases.get(word.startsWith("dc/") ? name : word))
                .orElse(word);
        int dash = address.indexOf('-');
        Optional<IpAddress> first = IpAddress.tryParse(dash < 0 ? address : address.substring(0, dash));
        Optional<IpAddress> last = IpAddress.tryParse(dash < 0 ? address : address.substring(dash + 1));
        if (first.isPresent() && last.isPresent()) {
            boolean isWithin = first.get().family() == from.family()
                    && first.get().compareTo(from) <= 0
                    && from.compareTo(last.get()) <= 0;
            return isWithin ? Match.YES : Match.NO;
        }
        return Cidr.tryParse(address)
                .map(range -> range.contains(from) ? Match.YES : Match.NO)
                .orElse(Match.PERHAPS);
    }

    private Match ofSet(String name, IpAddress from) {
        if (!sets.containsKey(name)) {
            return Match.PERHAPS;
        }
        List<String> entries = sets.getOrDefault(name, List.of());
        Match out = best(entries.stream()
                .filter(entry -> entry.startsWith("!"))
                .map(entry -> ofWord(entry.substring(1), from))
                .toList());
        Match in = best(entries.stream()
                .filter(entry -> !entry.startsWith("!"))
                .map(entry -> ofWord(entry, from))
                .toList());
        return switch (out) {
            case YES -> Match.NO;
            case PERHAPS -> in == Match.NO ? Match.NO : Match.PERHAPS;
            case NO -> in;
        };
    }
}
