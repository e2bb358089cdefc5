package dev.homecroft.kernel;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network: its first address and the length of its prefix. Host bits must be zero.
 *
 * @param prefix number of network bits, 0 to 32 or 128
 */
public record Cidr(IpAddress network, int prefix) implements Comparable<Cidr> {
    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

    public Cidr {
        int bits = IpAddress.bits(network.family());
        if (prefix < 0 || prefix > bits || !hostBits(network, prefix).equals(BigInteger.ZERO)) {
            throw new IllegalArgumentException("not a network: " + network + "/" + prefix);
        }
    }

    public static Cidr parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a network: " + text));
    }

    public static Optional<Cidr> tryParse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return IpAddress.tryParse(text.substring(0, slash))
                .filter(address -> prefix <= IpAddress.bits(address.family()))
                .filter(address -> hostBits(address, prefix).equals(BigInteger.ZERO))
                .map(address -> new Cidr(address, prefix));
    }

    /** The network that holds this address. */
    public static Cidr around(IpAddress address, int prefix) {
        return new Cidr(new IpAddress(address.family(), address.value().subtract(hostBits(address, prefix))), prefix);
    }

    private static BigInteger hostBits(IpAddress address, int prefix) {
        int hostLength = IpAddress.bits(address.family()) - prefix;
        return address.value().and(BigInteger.ONE.shiftLeft(hostLength).subtract(BigInteger.ONE));
    }

    /** How many addresses it spans, network and broadcast included. */
    public BigInteger size() {
        return BigInteger.ONE.shiftLeft(IpAddress.bits(network.family()) - prefix);
    }

    public IpAddress last() {
        return new IpAddress(network.family(), network.value().add(size()).subtract(BigInteger.ONE));
    }

    public boolean contains(IpAddress address) {
        int hostLength = IpAddress.bits(network.family()) - prefix;
        return address.family() == network.family()
                && address.value().xor(network.value()).bitLength() <= hostLength;
    }

    public boolean overlaps(Cidr other) {
        return contains(other.network) || other.contains(network);
    }

    /** Whether a host may have this address: inside, and in IPv4 neither network nor broadcast address. */
    public boolean isUsable(IpAddress address) {
        if (!contains(address)) {
            return false;
        }
        boolean hasEdges = address.isV4() && prefix < 31;
        return !hasEdges || (!address.equals(network) && !address.equals(last()));
    }

    @Override
    public int compareTo(Cidr other) {
        int byNetwork = network.compareTo(other.network);
        return byNetwork != 0 ? byNetwork : Integer.compare(prefix, other.prefix);
    }

    @Override
    public String toString() {
        return network + "/" + prefix;
    }
}
