package dev.homecroft.kernel;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address as a number, without zone.
 *
 * @param family 4 or 6
 * @param value the address as an unsigned number of 32 or 128 bits
 */
public record IpAddress(int family, BigInteger value) implements Comparable<IpAddress> {
    private static final Pattern TEXT6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{0,4}");

    public IpAddress {
        if ((family != 4 && family != 6) || value.signum() < 0 || value.bitLength() > bits(family)) {
            throw new IllegalArgumentException("not an IPv" + family + " address: " + value);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && family == address.family && value.equals(address.value);
    }

    @Override
    public int hashCode() {
        return 31 * family + value.hashCode();
    }

    static int bits(int family) {
        return family == 4 ? 32 : 128;
    }

    public static IpAddress parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text));
    }

    /** Strict: dotted quads without leading zeros (RFC 6943, section 3.1.1), or RFC 4291 text form without a zone. */
    public static Optional<IpAddress> tryParse(String text) {
        return text.indexOf(':') >= 0 ? parse6(text) : parse4(text);
    }

    private static Optional<IpAddress> parse4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long value = 0;
        for (String part : parts) {
            if (!isShortNumber(part) || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            value = value << 8 | Integer.parseInt(part);
        }
        return Optional.of(new IpAddress(4, BigInteger.valueOf(value)));
    }

    /** Three digits at most, and no zero before others. */
    private static boolean isShortNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        boolean isPadded = text.length() > 1 && text.charAt(0) == '0';
        return !text.isEmpty() && text.length() <= 3 && !isPadded;
    }

    private static Optional<IpAddress> parse6(String text) {
        if (!TEXT6.matcher(text).matches() || !hasStrictParts(text)) {
            return Optional.empty();
        }
        try {
            // Asks no resolver. Mapped IPv4 comes back as Inet4Address.
            InetAddress address = Inet6Address.ofLiteral(text);
            byte[] bytes = address.getAddress();
            BigInteger value = new BigInteger(1, bytes);
            return Optional.of(
                    address instanceof Inet6Address
                            ? new IpAddress(6, value)
                            : new IpAddress(6, value.add(BigInteger.valueOf(0xffff_0000_0000L))));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The JDK also takes groups such as {@code 00001} and dotted quads such as {@code 01.2.3.4}. */
    private static boolean hasStrictParts(String text) {
        String[] groups = text.split(":", -1);
        for (int i = 0; i < groups.length; i++) {
            boolean isQuad = i == groups.length - 1 && parse4(groups[i]).isPresent();
            if (!isQuad && !GROUP.matcher(groups[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    public boolean isV4() {
        return family == 4;
    }

    /** The address this many further on; throws IllegalArgumentException past the end of the family. */
    public IpAddress plus(long offset) {
        return new IpAddress(family, value.add(BigInteger.valueOf(offset)));
    }

    /** The name whose PTR record speaks of this address: {@code 11.0.20.10.in-addr.arpa} (RFC 1035, 3.5; RFC 3596, 2.5). */
    public Fqdn reverseName() {
        StringBuilder name = new StringBuilder();
        int step = isV4() ? 8 : 4;
        BigInteger mask = BigInteger.ONE.shiftLeft(step).subtract(BigInteger.ONE);
        for (int shift = 0; shift < bits(family); shift += step) {
            int part = value.shiftRight(shift).and(mask).intValue();
            name.append(isV4() ? Integer.toString(part) : Integer.toHexString(part))
                    .append('.');
        }
        return Fqdn.parse(name + (isV4() ? "in-addr.arpa" : "ip6.arpa"));
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = Integer.compare(family, other.family);
        return byFamily != 0 ? byFamily : value.compareTo(other.value);
    }

    /** Dotted quad, or the canonical text of RFC 5952. */
    @Override
    public String toString() {
        if (isV4()) {
            int bits = value.intValue();
            return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
        }
        return IpText.canonical6(value);
    }
}
