package dev.homecroft.providers.dns;

import dev.homecroft.kernel.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Record data between the wire and canonical text: names lower case without the dot of the root, addresses as their RFCs
 * write them, TXT as one string with its pieces joined. Two texts are equal exactly when the records mean the same.
 */
final class Rdata {
    /** Types that the lab may state. Those of the zone itself (SOA) and of DNSSEC belong to the server. */
    static final Set<String> WRITABLE =
            Set.of("A", "AAAA", "CAA", "CNAME", "HTTPS", "MX", "PTR", "SRV", "SSHFP", "SVCB", "TLSA", "TXT");

    private static final Set<String> ENDING_IN_NAMES = Set.of("CNAME", "MX", "NS", "PTR", "SRV", "DNAME");
    private static final int PIECE = 255;

    private Rdata() {}

    static Name name(String text) {
        try {
            return Name.fromString(text, Name.root);
        } catch (TextParseException notAName) {
            throw new IllegalArgumentException("not a domain name: " + text, notAName);
        }
    }

    static String text(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT);
    }

    static int type(String type) {
        return Type.value(type);
    }

    /** Canonical text of what a person wrote, or empty when it is not data of that type. */
    static Optional<String> canonical(String type, String written) {
        try {
            if (type.equals("TXT") && !written.startsWith("\"")) {
                return Optional.of(escaped(written.getBytes(StandardCharsets.UTF_8)));
            }
            return Optional.of(canonical(parse(Name.root, type, 0, written)));
        } catch (IOException | IllegalArgumentException notOfThatType) {
            return Optional.empty();
        }
    }

    static String canonical(Record record) {
        String type = Type.string(record.getType());
        if (record instanceof TXTRecord txt) {
            return escaped(joined(txt));
        }
        String plain = record.rdataToString();
        if (type.equals("AAAA")) {
            return IpAddress.parse(plain).toString();
        }
        if (ENDING_IN_NAMES.contains(type)) {
            String lower = plain.toLowerCase(Locale.ROOT);
            // The root itself, as in a mail route that says "no mail", is nothing but that dot.
            boolean isRoot = lower.equals(".") || lower.endsWith(" .");
            return lower.endsWith(".") && !isRoot ? lower.substring(0, lower.length() - 1) : lower;
        }
        return plain;
    }

    /** The record as we write it; {@code canonical} comes from this class. */
    static Record record(Name name, String type, long ttl, String canonical) {
        try {
            if (type.equals("TXT")) {
                return txt(name, ttl, unescaped(canonical));
            }
            return parse(name, type, ttl, canonical);
        } catch (IOException impossible) {
            throw new IllegalArgumentException("not data of type " + type + ": " + canonical, impossible);
        }
    }

    static Record record(Name name, String type, byte[] rdata) {
        return Record.newRecord(name, type(type), DClass.IN, 0, rdata);
    }

    /** The data exactly as on the wire, case and pieces included. */
    static byte[] bytes(Record record) {
        byte[] wire = record.toWire(Section.ANSWER);
        // Behind the name stand type, class, TTL and length, ten octets (RFC 1035, 3.2.1).
        return Arrays.copyOfRange(wire, record.getName().length() + 10, wire.length);
    }

    private static Record parse(Name name, String type, long ttl, String written) throws IOException {
        return Record.fromString(name, type(type), DClass.IN, ttl, written, Name.root);
    }

    private static byte[] joined(TXTRecord record) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object piece : record.getStringsAsByteArrays()) {
            all.writeBytes((byte[]) piece);
        }
        return all.toByteArray();
    }

    private static Record txt(Name name, long ttl, byte[] content) {
        ByteArrayOutputStream rdata = new ByteArrayOutputStream();
        for (int from = 0; from == 0 || from < content.length; from += PIECE) {
            int length = Math.min(PIECE, content.length - from);
            rdata.write(length);
            rdata.write(content, from, length);
        }
        return Record.newRecord(name, Type.TXT, DClass.IN, ttl, rdata.toByteArray());
    }

    /** Printable ASCII as it is, everything else as three digits (RFC 1035, 5.1). */
    private static String escaped(byte[] content) {
        StringBuilder text = new StringBuilder();
        for (byte octet : content) {
            int code = octet & 255;
            if (code == '\\') {
                text.append("\\\\");
            } else if (code < ' ' || code > '~') {
                text.append("\\%03d".formatted(code));
            } else {
                text.append((char) code);
            }
        }
        return text.toString();
    }

    private static byte[] unescaped(String text) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                content.write(c);
            } else if (text.charAt(i + 1) == '\\') {
                content.write('\\');
                i++;
            } else {
                content.write(Integer.parseInt(text.substring(i + 1, i + 4)));
                i += 3;
            }
        }
        return content.toByteArray();
    }

    /** Whether the server holds the record byte for byte as we would write it. */
    static boolean isAsWritten(Record record, String type) {
        try {
            return Arrays.equals(bytes(record), bytes(record(record.getName(), type, 0, canonical(record))));
        } catch (IllegalArgumentException notOfOurWriting) {
            return false;
        }
    }

    static List<byte[]> written(Name name, String type, List<String> values) {
        return values.stream().map(value -> bytes(record(name, type, 0, value))).toList();
    }
}
