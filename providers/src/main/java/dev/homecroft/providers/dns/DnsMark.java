package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Our mark as it stands in a TXT record:
 * {@code croft1 lab=tower address=record/www.lab.test/A for=rrset:www.lab.test/A intent=1f0c22aa content=0123456789abcdef}.
 *
 * @param content hash of the values that it was written beside
 */
record DnsMark(Mark mark, String content) {
    private static final String VERSION = "croft1";

    static DnsMark of(String lab, Address address, DnsResource resource, String intent) {
        return new DnsMark(new Mark(lab, address, Optional.of(resource.key().identity()), intent), resource.hash());
    }

    String text() {
        return "%s lab=%s address=%s for=%s intent=%s content=%s"
                .formatted(
                        VERSION,
                        encoded(mark.lab()),
                        encoded(mark.address().toString()),
                        encoded(mark.identity().map(Identity::toString).orElse("")),
                        encoded(mark.intent()),
                        content);
    }

    /** Empty for everything that we would not have written exactly so. */
    static Optional<DnsMark> parse(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String part : text.split(" ")) {
            int equals = part.indexOf('=');
            parts.put(equals < 0 ? part : part.substring(0, equals), equals < 0 ? "" : part.substring(equals + 1));
        }
        Optional<Address> address = Address.tryParse(decoded(parts.getOrDefault("address", "")));
        String identity = decoded(parts.getOrDefault("for", ""));
        if (!parts.containsKey(VERSION) || address.isEmpty() || !identity.matches("[a-z][a-z0-9-]*:.+")) {
            return Optional.empty();
        }
        Mark mark = new Mark(
                decoded(parts.getOrDefault("lab", "")),
                address.get(),
                Optional.of(Identity.parse(identity)),
                decoded(parts.getOrDefault("intent", "")));
        DnsMark read = new DnsMark(mark, parts.getOrDefault("content", ""));
        return read.text().equals(text) ? Optional.of(read) : Optional.empty();
    }

    private static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            int code = octet & 255;
            boolean isPlain = code > ' ' && code <= '~' && code != '%' && code != '"' && code != '\\';
            text.append(isPlain ? String.valueOf((char) code) : "%%%02x".formatted(code));
        }
        return text.toString();
    }

    private static String decoded(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            boolean isEncoded = text.charAt(i) == '%'
                    && i + 2 < text.length()
                    && text.substring(i + 1, i + 3).matches("[0-9a-f]{2}");
            octets.write(isEncoded ? Integer.parseInt(text.substring(i + 1, i + 3), 16) : text.charAt(i));
            i += isEncoded ? 2 : 0;
        }
        return octets.toString(StandardCharsets.UTF_8);
    }
}
