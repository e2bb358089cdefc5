package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, lengths of time and versions. */
final class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "512B, 512",
        "8G, 8589934592",
        "8Gi, 8589934592",
        "8GiB, 8589934592",
        "8GB, 8589934592",
        "8 GiB, 8589934592",
        "8gib, 8589934592",
        "1K, 1024",
        "1T, 1099511627776",
        "1P, 1125899906842624",
        "9223372036854775807, 9223372036854775807",
        "8191P, 9222246136947933184",
    })
    void sizesAreBinary(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "-1",
                "1.5G",
                "8 ",
                " 8",
                "8i",
                "8iB",
                "8X",
                "8GG",
                "8Gib8",
                "8  G",
                "8192P",
                "9223372036854775808",
                "1e3",
                "٨G",
                "8\u212A"
            })
    void otherTextsAreNoSizes(String text) {
        assertThat(ByteSize.tryParse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "1536, 1.5 KiB",
        "1048575, 1 MiB",
        "1048576, 1 MiB",
        "9878424780, 9.2 GiB",
        "9223372036854775807, 8192 PiB",
    })
    void sizesForPeopleHaveOneDecimal(long bytes, String text) {
        assertThat(new ByteSize(bytes).human()).isEqualTo(text);
    }

    @Test
    void sizesRoundUpToUnits() {
        assertThat(new ByteSize(1).toMebi()).isEqualTo(1);
        assertThat(ByteSize.parse("1536M").toGibi()).isEqualTo(2);
        assertThat(ByteSize.ofGibi(2)).isEqualTo(ByteSize.ofMebi(2048)).hasToString("2G");
        assertThat(ByteSize.ofMebi(1).plus(new ByteSize(1))).hasToString("1048577");
    }

    @ParameterizedTest
    @CsvSource({
        "30s, PT30S",
        "1h30m, PT1H30M",
        "7d, PT168H",
        "5ms, PT0.005S",
        "5m, PT5M",
        "0s, PT0S",
        "1m5ms, PT1M0.005S",
        "999999999d, PT23999999976H"
    })
    void lengthsOfTimeAreRead(String text, String iso) {
        assertThat(Durations.tryParse(text)).contains(Duration.parse(iso));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "1h30", "-5s", "1 h", "1.5h", "1w", "5M", "x5s", "1h x"})
    void otherTextsAreNoLengthsOfTime(String text) {
        assertThat(Durations.tryParse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0.48S, 480 ms",
        "PT1S, 1 s",
        "PT59.9S, 59 s",
        "PT60S, 1 min",
        "PT3M41S, 3 min 41 s",
        "PT2H, 2 h",
        "PT2H5M9S, 2 h 5 min",
        "PT49H, 2 d 1 h"
    })
    void lengthsOfTimeForPeopleHaveTwoUnits(String iso, String text) {
        assertThat(Durations.human(Duration.parse(iso))).isEqualTo(text);
    }

    @Test
    void versionsAreInOrder() {
        List<Version> ordered = Stream.of(
                        "0.9",
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta",
                        "1.0.0-beta.2",
                        "1.0.0-beta.11",
                        "1.0.0-rc.1",
                        "1.0.0",
                        "v1.9.9",
                        "v1.10",
                        "1.10.0.1",
                        "v2-rc.1",
                        "2")
                .map(Version::parse)
                .toList();
        for (int i = 0; i < ordered.size(); i++) {
            for (int j = 0; j < ordered.size(); j++) {
                assertThat(Integer.signum(ordered.get(i).compareTo(ordered.get(j))))
                        .as("%s and %s", ordered.get(i), ordered.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void missingNumbersAreZeroAndTheBuildDoesNotCount() {
        assertThat(Version.parse("9").compareTo(Version.parse("v9.0.0"))).isZero();
        assertThat(Version.parse("v1.34.2+k3s1").compareTo(Version.parse("1.34.2+rke2-r1")))
                .isZero();
        assertThat(Version.parse("v1.34.2-rc1+k3s1")).isLessThan(Version.parse("1.34.2"));
        assertThat(Version.parse("v1.34.2+k3s1").numbers()).containsExactly(1, 34, 2);
        assertThat(Version.parse("1.34").isAtLeast(Version.parse("1.33.9"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "1.",
                ".1",
                "1..2",
                "1.2.3.4.5",
                "latest",
                "1.x",
                "V1",
                "1-",
                "1+",
                "1.2 ",
                "99999999999"
            })
    void otherTextsAreNoVersions(String text) {
        assertThat(Version.tryParse(text)).isEmpty();
    }
}
