package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Addresses and networks against {@link InetAddress} and plain arithmetic on bits. */
final class NetworkProperties {
    @Property
    void theTextIsReadBack(@ForAll("addresses") IpAddress address) {
        assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
    }

    @Property
    void theJdkReadsTheSame(@ForAll("addresses") IpAddress address) throws UnknownHostException {
        byte[] bytes = InetAddress.getByName(address.toString()).getAddress();
        // The JDK turns mapped IPv4 addresses into IPv4.
        BigInteger low = address.value().mod(BigInteger.ONE.shiftLeft(bytes.length * 8));
        assertThat(new BigInteger(1, bytes)).isEqualTo(low);
    }

    @Property
    void whatTheJdkWritesIsReadToo(@ForAll("addresses") IpAddress address) throws UnknownHostException {
        byte[] bytes = new byte[address.isV4() ? 4 : 16];
        byte[] value = address.value().toByteArray();
        int length = Math.min(bytes.length, value.length);
        System.arraycopy(value, value.length - length, bytes, bytes.length - length, length);
        String text = InetAddress.getByAddress(bytes).getHostAddress();
        boolean sameFamily = text.contains(":") != address.isV4();
        if (sameFamily) {
            assertThat(IpAddress.parse(text)).isEqualTo(address);
        }
    }

    @Property
    void theReverseNameHoldsEveryPart(@ForAll("addresses") IpAddress address) {
        String[] labels = address.reverseName().text().split("\\.");
        int radix = address.isV4() ? 10 : 16;
        BigInteger base = BigInteger.valueOf(address.isV4() ? 256 : 16);
        BigInteger value = BigInteger.ZERO;
        for (int i = labels.length - 3; i >= 0; i--) {
            value = value.multiply(base).add(new BigInteger(labels[i], radix));
        }
        assertThat(value).isEqualTo(address.value());
    }

    @Property
    void aNetworkAroundAnAddressHoldsIt(
            @ForAll("addresses") IpAddress address, @ForAll @IntRange(max = 128) int length) {
        Cidr network = Cidr.around(address, Math.min(length, IpAddress.bits(address.family())));
        assertThat(network.contains(address)).isTrue();
        assertThat(Cidr.parse(network.toString())).isEqualTo(network);
    }

    @Property
    void membersShareThePrefixBits(
            @ForAll("addresses") IpAddress one,
            @ForAll("addresses") IpAddress other,
            @ForAll @IntRange(max = 128) int length) {
        int prefix = Math.min(length, IpAddress.bits(one.family()));
        boolean expected = one.family() == other.family()
                && bits(one).substring(0, prefix).equals(bits(other).substring(0, prefix));
        assertThat(Cidr.around(one, prefix).contains(other)).isEqualTo(expected);
    }

    @Property
    void theLastMemberHasOnesOnly(@ForAll("addresses") IpAddress address, @ForAll @IntRange(max = 128) int length) {
        int all = IpAddress.bits(address.family());
        int prefix = Math.min(length, all);
        Cidr network = Cidr.around(address, prefix);
        assertThat(bits(network.last())).isEqualTo(bits(address).substring(0, prefix) + "1".repeat(all - prefix));
        assertThat(bits(network.network())).isEqualTo(bits(address).substring(0, prefix) + "0".repeat(all - prefix));
        assertThat(network.size()).isEqualTo(BigInteger.TWO.pow(all - prefix));
    }

    @Property
    void networksOverlapWhenOneHoldsTheOther(@ForAll("networks") Cidr one, @ForAll("networks") Cidr other) {
        boolean sameFamily = one.network().family() == other.network().family();
        int shorter = Math.min(one.prefix(), other.prefix());
        boolean expected = sameFamily
                && bits(one.network())
                        .substring(0, shorter)
                        .equals(bits(other.network()).substring(0, shorter));
        assertThat(one.overlaps(other)).isEqualTo(expected).isEqualTo(other.overlaps(one));
    }

    private static String bits(IpAddress address) {
        int all = IpAddress.bits(address.family());
        String bits = address.value().toString(2);
        return "0".repeat(all - bits.length()) + bits;
    }

    @Provide
    Arbitrary<IpAddress> addresses() {
        Arbitrary<IpAddress> v4 =
                Arbitraries.longs().between(0, 0xffff_ffffL).map(value -> new IpAddress(4, BigInteger.valueOf(value)));
        Arbitrary<IpAddress> v6 = Arbitraries.of(0, 0, 0, 1, 0xffff, 0xdb8, 0x10, 0xabcd)
                .array(Integer[].class)
                .ofSize(8)
                .map(groups -> new IpAddress(
                        6,
                        Arrays.stream(groups)
                                .map(BigInteger::valueOf)
                                .reduce(
                                        BigInteger.ZERO,
                                        (value, group) -> value.shiftLeft(16).or(group))));
        return Arbitraries.oneOf(v4, v6);
    }

    @Provide
    Arbitrary<Cidr> networks() {
        return Combinators.combine(addresses(), Arbitraries.integers().between(0, 128))
                .as((address, length) -> Cidr.around(address, Math.min(length, IpAddress.bits(address.family()))));
    }
}
