package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class AmountsProperties {
    @Property
    void aSizeIsReadBack(@ForAll @LongRange(max = Long.MAX_VALUE) long bytes) {
        ByteSize size = new ByteSize(bytes);
        assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
    }

    @Property
    void aRoundSizeIsReadBackAndShort(@ForAll @IntRange(max = 8191) int count, @ForAll @IntRange(max = 5) int unit) {
        ByteSize size = new ByteSize((long) count << (10 * unit));
        assertThat(ByteSize.parse(size.toString())).isEqualTo(size);
        assertThat(size.toString()).hasSizeLessThanOrEqualTo(5);
    }

    @Property
    void aLengthOfTimeIsTheSumOfItsParts(
            @ForAll @IntRange(max = 9999) int days,
            @ForAll @IntRange(max = 99) int minutes,
            @ForAll @IntRange(max = 99) int millis) {
        assertThat(Durations.tryParse("%dd%dm%dms".formatted(days, minutes, millis)))
                .contains(Duration.ofDays(days).plusMinutes(minutes).plusMillis(millis));
    }

    @Property
    void theOrderOfVersionsIsAnOrder(
            @ForAll("versions") Version a, @ForAll("versions") Version b, @ForAll("versions") Version c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a.compareTo(c)).isLessThanOrEqualTo(0);
        }
    }

    @Provide
    Arbitrary<Version> versions() {
        return Arbitraries.of(
                        "1",
                        "v1.0",
                        "1.0.0",
                        "1.0.1",
                        "1.10",
                        "1.9",
                        "1-a",
                        "1-a.1",
                        "1-a.b",
                        "1-1",
                        "1-10",
                        "1-9",
                        "1.0-rc.1",
                        "1.0-rc",
                        "1.0-rc.10",
                        "1+x",
                        "1-a+x",
                        "0.9.9",
                        "2",
                        "1-a-b",
                        "1-01")
                .map(Version::parse);
    }
}
