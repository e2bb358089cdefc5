package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All records of one name and type.
 *
 * @param values canonical texts, sorted; see {@link Rdata}
 */
record DnsResource(Key key, List<String> values) {
    static final String KIND = "record";
    static final String VALUES = "values";
    static final String TTL = "ttl";
    /** Hash of the values that our mark was written beside, where that is not the hash of the values there now. */
    static final String WRITTEN = "written";
    /** The record data as the server holds it, in hexadecimal, where that is not what we would write. */
    static final String EXACT = "exact";

    DnsResource {
        values = values.stream().distinct().sorted().toList();
    }

    /**
     * @param name lower case, without the dot of the root
     * @param type such as {@code AAAA}
     */
    record Key(String name, String type) implements Comparable<Key> {
        private static final String MARK_PREFIX = "_croft-";

        static Key of(Address address) {
            return parse(address.name());
        }

        static Key parse(String text) {
            int slash = text.lastIndexOf('/');
            if (slash < 1) {
                throw new IllegalArgumentException("not a record set: " + text);
            }
            return new Key(text.substring(0, slash), text.substring(slash + 1));
        }

        Address address() {
            return new Address(KIND, toString());
        }

        ObjectRef ref(Target zone) {
            return new ObjectRef(zone, toString());
        }

        /** A set has nothing of its own that would outlive it: it is what its name and type say. */
        Identity identity() {
            return new Identity("rrset", toString());
        }

        /** Below the name, so that it works for aliases, wildcards and reverse zones alike. */
        String markName() {
            return MARK_PREFIX + type.toLowerCase(Locale.ROOT) + "." + name;
        }

        static boolean isMarkName(String name) {
            return name.startsWith(MARK_PREFIX);
        }

        /** The set that a mark at this name would speak of. */
        static Optional<Key> markedBy(String markName) {
            int dot = markName.indexOf('.');
            if (!isMarkName(markName) || dot < 0) {
                return Optional.empty();
            }
            String type = markName.substring(MARK_PREFIX.length(), dot).toUpperCase(Locale.ROOT);
            return Optional.of(new Key(markName.substring(dot + 1), type));
        }

        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return name + "/" + type;
        }
    }

    /** What the set holds, as 16 hexadecimal digits; TTL and order play no part. */
    String hash() {
        return hash(values);
    }

    static String hash(List<String> values) {
        try {
            byte[] text = String.join("\n", values).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<String> values(Fields fields) {
        return texts(fields, VALUES);
    }

    static List<String> texts(Fields fields, String path) {
        return fields.get(path)
                .filter(Value.Items.class::isInstance)
                .map(items -> ((Value.Items) items)
                        .values().stream().map(Value::toString).toList())
                .orElse(List.of());
    }
}
