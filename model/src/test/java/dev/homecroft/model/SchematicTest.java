package dev.homecroft.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.SourceRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ids that the Image Factory itself gives, from its own tests. */
final class SchematicTest {
    private static final Origin ORIGIN = Origin.at(SourceRange.ofFile("lab.yaml"));

    private static Optional<String> id(List<String> extensions, List<String> arguments, boolean certificates) {
        return new Schematic(extensions, arguments, false, certificates, Optional.empty(), ORIGIN).id();
    }

    @Test
    void theIdFollowsFromTheSchematicAlone() {
        assertThat(id(List.of(), List.of(), false))
                .contains("376567988ad370138ad8b2698212367b8edcb69b5fd68c80be1f2ec7d603b4ba");
        assertThat(id(List.of(), List.of("noapic", "nolapic"), false))
                .contains("9cba8e32753f91a16c1837ab8abf356af021706ef284aef07380780177d9a06c");
        assertThat(id(List.of(), List.of(), true))
                .contains("fa8e05f142a851d3ee568eb0a8e5841eaf6b0ebc8df9a63df16ac5ed2c04f3e6");
        Schematic.Overlay overlay = new Schematic.Overlay("siderolabs/sbc-raspberrypi", "rpi_generic");
        assertThat(new Schematic(List.of(), List.of(), false, false, Optional.of(overlay), ORIGIN).id())
                .contains("ee21ef4a5ef808a9b7484cc0dda0f25075021691c8c09a276591eedb638ea1f9");
    }

    @Test
    void theOrderOfExtensionsMakesNoDifferenceAndThatOfArgumentsDoes() {
        assertThat(id(List.of("a/b", "a/c"), List.of(), false))
                .isEqualTo(id(List.of("a/c", "a/b", "a/b"), List.of(), false));
        assertThat(id(List.of(), List.of("one", "two"), false))
                .isNotEqualTo(id(List.of(), List.of("two", "one"), false));
    }

    @Test
    void whatWouldHaveToBeQuotedIsNotGuessed() {
        for (String argument : List.of("a: b", "true", "#x", "0x1f", "", "a b", "-", "'x'", "1.5")) {
            assertThat(id(List.of(), List.of(argument), false)).as(argument).isEmpty();
        }
        assertThat(id(List.of(), List.of("-console", "console=ttyS0,115200", "ip=:::::eth0:dhcp"), false))
                .isPresent();
    }
}
