package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CidrTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.1/24",
                "::/129",
                "::1/64",
                "/24",
                "10.0.0.0/24/24",
                "10.0.0.0/ 24",
                "10.0.0.0/999",
                "10.0.0.0/9999999999"
            })
    void hostBitsAndBadLengthsAreRefused(String text) {
        assertThat(Cidr.tryParse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/24, 10.20.0.0, false",
        "10.20.0.0/24, 10.20.0.1, true",
        "10.20.0.0/24, 10.20.0.254, true",
        "10.20.0.0/24, 10.20.0.255, false",
        "10.20.0.0/24, 10.20.1.1, false",
        "10.20.0.0/31, 10.20.0.0, true",
        "10.20.0.0/31, 10.20.0.1, true",
        "10.20.0.7/32, 10.20.0.7, true",
        "fd00::/64, fd00::, true",
        "fd00::/64, 10.0.0.1, false",
    })
    void aHostMayHaveAnyAddressButTheEdges(String network, String address, boolean usable) {
        assertThat(Cidr.parse(network).isUsable(IpAddress.parse(address))).isEqualTo(usable);
    }

    @Test
    void theWholeInternetIsANetwork() {
        assertThat(Cidr.parse("0.0.0.0/0").last()).hasToString("255.255.255.255");
        assertThat(Cidr.parse("::/0").contains(IpAddress.parse("ffff::"))).isTrue();
        assertThat(Cidr.parse("::/0").contains(IpAddress.parse("10.0.0.1"))).isFalse();
    }

    @Test
    void networksAreInOrder() {
        assertThat(Cidr.parse("10.0.0.0/8")).isLessThan(Cidr.parse("10.0.0.0/16"));
        assertThat(Cidr.parse("10.255.0.0/16")).isLessThan(Cidr.parse("11.0.0.0/8"));
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.around(IpAddress.parse("10.0.0.1"), 33));
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.around(IpAddress.parse("10.0.0.1"), -1));
    }
}
