package dev.homecroft.model.bind;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.Durations;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.Mac;
import dev.homecroft.kernel.Version;
import dev.homecroft.kernel.VlanId;
import dev.homecroft.model.Section;
import dev.homecroft.model.language.Form;
import dev.homecroft.source.YamlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The types of values that need nothing but themselves. */
final class Types {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[^}]*}");
    private static final String SIZES = "[0-9]{1,19} ?([KMGTPkmgtp]([iI]?[bB]?)|[bB])?";
    private static final String TIMES = "([0-9]{1,9}(ms|s|m|h|d))+";
    static final Type<String> TEXT = new Text();
    static final Type<Boolean> FLAG = scalar(new Form.Flag(), text -> switch (text) {
        case "true", "yes", "on" -> Optional.of(true);
        case "false", "no", "off" -> Optional.of(false);
        default -> Optional.empty();
    });
    static final Type<ByteSize> SIZE = scalar(
            text("a size such as 8G or 512M", SIZES),
            text -> ByteSize.tryParse(text).filter(size -> !isBareSmall(text)));
    static final Type<Duration> DURATION =
            scalar(text("a length of time such as 30s or 1h", TIMES), Durations::tryParse);
    static final Type<IpAddress> IP = scalar("an IP address", IpAddress::tryParse);
    static final Type<Cidr> CIDR = scalar("a network such as 10.20.0.0/24", Cidr::tryParse);
    static final Type<VlanId> VLAN = scalar("a VLAN id from 1 to 4094", VlanId::tryParse);
    static final Type<Mac> MAC = scalar("a MAC address such as bc:24:11:00:00:01", Mac::tryParse);
    static final Type<Fqdn> FQDN = scalar("a domain name", Fqdn::tryParse);
    static final Type<Version> VERSION = scalar("a version such as 9.1", Version::tryParse);
    static final Type<URI> URL = scalar(text("a URL with `https://` or `http://`", "https?://.+"), Types::url);

    private Types() {}

    /** {@code memory: 8} is eight bytes, which nobody means. Asked of what is a size. */
    private static boolean isBareSmall(String size) {
        return size.length() <= 6 && Character.isDigit(size.charAt(size.length() - 1));
    }

    private static Optional<URI> url(String text) {
        try {
            URI uri = new URI(text);
            boolean usable =
                    uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAUrl) {
            return Optional.empty();
        }
    }

    static Type<Long> whole(long from, long to) {
        return scalar(new Form.Whole(from, to), text -> {
            boolean isNumber = WHOLE.matcher(text).matches();
            return isNumber && Long.parseLong(text) >= from && Long.parseLong(text) <= to
                    ? Optional.of(Long.parseLong(text))
                    : Optional.empty();
        });
    }

    /** One of the constants, written in lower case with dashes. */
    static <E extends Enum<E>> Type<E> oneOf(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
        return scalar(new Form.Choice(List.copyOf(words.keySet())), text -> Optional.ofNullable(words.get(text)));
    }

    /** One of the words, kept as it stands. */
    static Type<String> words(String... options) {
        List<String> known = List.of(options);
        return scalar(new Form.Choice(known), text -> Optional.of(text).filter(known::contains));
    }

    static Type<String> matching(String words, String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return scalar(
                text(words, pattern), text -> compiled.matcher(text).matches() ? Optional.of(text) : Optional.empty());
    }

    static <T> Type<T> scalar(String words, Function<String, Optional<T>> parse) {
        return scalar(new Form.Text(words, Optional.empty()), parse);
    }

    /** @param form of a single value */
    static <T> Type<T> scalar(Form form, Function<String, Optional<T>> parse) {
        return new Parsed<>(form, parse);
    }

    private static Form text(String words, String pattern) {
        return new Form.Text(words, Optional.of(pattern));
    }

    /** A list; a single value stands for a list of one. */
    static <T> Type<List<T>> listOf(Type<T> item) {
        return new ListOf<>(item);
    }

    /** A mapping from names to values. */
    static <T> Type<Map<String, T>> mapOf(String words, Type<T> value) {
        return new MapOf<>(words, List.of(), value);
    }

    /** A mapping from names of entries of these sections to values. */
    static <T> Type<Map<String, T>> mapOf(String words, List<Section> names, Type<T> value) {
        return new MapOf<>(words, names, value);
    }

    /** Whether the text stands for a value that another tool fills in. */
    static boolean isPlaceholder(String text) {
        return text.startsWith("op://")
                || text.startsWith("ENC[")
                || VARIABLE.matcher(text).find();
    }

    private record Text() implements Type<String> {
        @Override
        public Form form() {
            return new Form.Text("text", Optional.empty());
        }

        @Override
        public Optional<String> read(YamlNode node, Place place) {
            if (node instanceof YamlNode.Scalar scalar) {
                return Optional.of(scalar.text());
            }
            place.mismatch(node.range(), words(), node.kind());
            return Optional.empty();
        }
    }

    private record Parsed<T>(Form form, Function<String, Optional<T>> parse) implements Type<T> {
        @Override
        public Optional<T> read(YamlNode node, Place place) {
            if (!(node instanceof YamlNode.Scalar scalar)) {
                place.mismatch(node.range(), words(), node.kind());
                return Optional.empty();
            }
            Optional<T> value = parse.apply(scalar.text().strip());
            if (value.isEmpty()) {
                place.unreadable(node.range(), words(), scalar.text());
            }
            return value;
        }
    }

    private record ListOf<T>(Type<T> item) implements Type<List<T>> {
        @Override
        public Form form() {
            return new Form.Many(item.form());
        }

        @Override
        public Optional<List<T>> read(YamlNode node, Place place) {
            List<T> values = new ArrayList<>();
            if (node instanceof YamlNode.Sequence sequence) {
                sequence.items().forEach(item -> this.item.read(item, place).ifPresent(values::add));
            } else if (!(node instanceof YamlNode.Empty)) {
                item.read(node, place).ifPresent(values::add);
            }
            return Optional.of(values);
        }
    }

    private record MapOf<T>(String words, List<Section> names, Type<T> value) implements Type<Map<String, T>> {
        @Override
        public Form form() {
            return new Form.Named(words, names, value.form());
        }

        @Override
        public Optional<Map<String, T>> read(YamlNode node, Place place) {
            if (!(node instanceof YamlNode.Mapping mapping)) {
                place.mismatch(node.range(), words, node.kind());
                return Optional.empty();
            }
            Map<String, T> values = new LinkedHashMap<>();
            for (YamlNode.Entry entry : mapping.entries()) {
                String name = entry.key().text();
                value.read(entry.value(), place.child(name)).ifPresent(bound -> values.put(name, bound));
            }
            return Optional.of(values);
        }
    }
}
