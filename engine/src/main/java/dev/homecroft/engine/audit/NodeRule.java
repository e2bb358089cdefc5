package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One rule of a firewall as a plan writes it, {@code in ACCEPT proto=tcp dport=8006 source=192.0.2.0/24 off # words}.
 *
 * @param action of a group its name
 */
record NodeRule(String type, String action, Map<String, String> options, boolean isOn) {
    NodeRule {
        options = Map.copyOf(options);
    }

    static NodeRule parse(String text) {
        List<String> words = Arrays.stream(text.split(" # ", 2)[0].split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        Map<String, String> options = new TreeMap<>();
        words.stream().skip(2).map(word -> word.split("=", 2)).forEach(pair -> {
            if (pair.length > 1) {
                options.put(pair[0], pair[1]);
            }
        });
        return new NodeRule(
                words.isEmpty() ? "" : words.get(0),
                words.size() < 2 ? "" : words.get(1),
                options,
                words.stream().skip(2).noneMatch("off"::equals));
    }

    boolean isGroup() {
        return type.equals("group");
    }

    boolean accepts() {
        return action.equals("ACCEPT");
    }

    /** Whether a new TCP connection from somewhere to this port is what it is about. */
    boolean isAbout(int port) {
        String protocol = options.getOrDefault("proto", "tcp").toLowerCase(Locale.ROOT);
        String macro = options.getOrDefault("macro", "").toLowerCase(Locale.ROOT);
        String ports = options.getOrDefault("dport", "");
        return isOn
                && type.equals("in")
                && (protocol.equals("tcp") || protocol.equals("6"))
                && (macro.isEmpty() || (macro.equals("ssh") && port == 22))
                && (ports.isEmpty() || Arrays.stream(ports.split(",")).anyMatch(range -> isIn(range, port)));
    }

    private static boolean isIn(String range, int port) {
        if (range.equalsIgnoreCase("ssh")) {
            return port == 22;
        }
        String[] ends = range.split(":");
        return Arrays.stream(ends).allMatch(end -> end.matches("[0-9]{1,5}"))
                && Integer.parseInt(ends[0]) <= port
                && port <= Integer.parseInt(ends[ends.length - 1]);
    }

    /** Whether it looks at nothing but the port. */
    boolean isWide() {
        return !options.containsKey("source") && !isNarrow();
    }

    private boolean isNarrow() {
        return options.containsKey("iface") || options.containsKey("dest") || options.containsKey("sport");
    }

    /** Whether it is certainly about packets from there. */
    boolean surelyFrom(Optional<IpAddress> from) {
        return !isNarrow()
                && (!options.containsKey("source")
                        || from.filter(address -> sources().stream().anyMatch(range -> range.contains(address)))
                                .isPresent());
    }

    /** Whether it may be about packets from there: a name may stand for anything. */
    boolean perhapsFrom(Optional<IpAddress> from) {
        String source = options.getOrDefault("source", "");
        boolean isPlain = sources().size() == source.split(",").length;
        return source.isEmpty()
                || !isPlain
                || from.isEmpty()
                || sources().stream().anyMatch(range -> range.contains(from.get()));
    }

    private List<Cidr> sources() {
        return Arrays.stream(options.getOrDefault("source", "").split(","))
                .flatMap(word -> Cidr.tryParse(word)
                        .or(() -> IpAddress.tryParse(word).map(one -> Cidr.around(one, one.isV4() ? 32 : 128)))
                        .stream())
                .toList();
    }
}
