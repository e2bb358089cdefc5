package dev.homecroft.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldsTest {
    private final Fields fields = Fields.builder()
            .put("disks.scsi0.size", 8)
            .put("disks.scsi0.storage", "fast")
            .put("disks.scsi1", true)
            .put("disks-of-others.a", 1)
            .put("name", "dns-1")
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z9_:*/@-", "disks.scsi0.size", "-.-"})
    void aPathIsWordsDividedByDots(String path) {
        assertThat(Fields.builder().put(path, true).build().has(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".a", "a.", "a..b", "a b", "ä", "a.b=c", "a\n"})
    void anythingElseIsNone(String path) {
        Fields.Builder builder = Fields.builder().put(path, true);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(path);
    }

    @Test
    void entriesAreTheFirstWordsBelowAPrefix() {
        assertThat(fields.entries("disks")).containsExactly("scsi0", "scsi1");
        assertThat(fields.entries("name")).isEmpty();
    }

    @Test
    void belowTakesThePrefixOff() {
        assertThat(fields.below("disks.scsi0").values()).containsOnlyKeys("size", "storage");
        assertThat(fields.below("disk")).isEqualTo(Fields.EMPTY);
    }

    @Test
    void somethingIsBelowAPrefixOnlyBehindADot() {
        assertThat(fields.hasBelow("disks.scsi0")).isTrue();
        assertThat(fields.hasBelow("disks.scsi1")).isFalse();
        assertThat(fields.hasBelow("disk")).isFalse();
    }

    @Test
    void theOthersFieldsComeOnTop() {
        Fields other = Fields.builder().put("name", "dns-2").build();
        assertThat(fields.with(other).text("name")).contains("dns-2");
        assertThat(fields.with(Fields.EMPTY)).isEqualTo(fields);
    }
}
