package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpAddressTest {
    /** The examples of RFC 5952, sections 4 and 5, and some of our own. */
    @ParameterizedTest
    @CsvSource({
        "10.20.0.11, 10.20.0.11",
        "0.0.0.0, 0.0.0.0",
        "255.255.255.255, 255.255.255.255",
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::AAAA, 2001:db8::aaaa",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "::ffff:192.0.2.1, ::ffff:c000:201",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "1:2:3:4:5:6:1.2.3.4, 1:2:3:4:5:6:102:304",
    })
    void anAddressHasOneCanonicalText(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.04",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.-4",
                "1.2.3.4 ",
                "0x1.2.3.4",
                "1.2.3.4/24",
                "١.2.3.4",
                "localhost",
                ":",
                ":::",
                "1:2",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "00001::",
                "g::",
                "fe80::1%eth0",
                "[::1]",
                "::1.2.3",
                "::01.2.3.4",
                "::256.2.3.4",
                "1.2.3.4::",
                "::1:",
                ":1",
                "1:2:3:4:5:6:7:1.2.3.4"
            })
    void anythingElseIsNoAddress(String text) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
    }

    @Test
    void familiesAreTold() {
        assertThat(IpAddress.parse("::ffff:10.0.0.1").isV4()).isFalse();
        assertThat(IpAddress.parse("::ffff:10.0.0.1")).isNotEqualTo(IpAddress.parse("10.0.0.1"));
        assertThat(IpAddress.parse("255.255.255.255")).isLessThan(IpAddress.parse("::"));
    }

    @Test
    void reverseNamesAreThoseOfTheRfcs() {
        assertThat(IpAddress.parse("10.20.0.11").reverseName()).hasToString("11.0.20.10.in-addr.arpa");
        assertThat(IpAddress.parse("4321:0:1:2:3:4:567:89ab").reverseName())
                .hasToString("b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.0.0.1.2.3.4.ip6.arpa");
    }

    @Test
    void countingEndsWithTheFamily() {
        assertThat(IpAddress.parse("10.0.0.255").plus(1)).hasToString("10.0.1.0");
        assertThat(IpAddress.parse("10.0.1.0").plus(-1)).hasToString("10.0.0.255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse("255.255.255.255").plus(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpAddress.parse("::").plus(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new IpAddress(5, BigInteger.ONE));
    }
}
