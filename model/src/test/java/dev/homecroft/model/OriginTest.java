package dev.homecroft.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.SourceRange;
import dev.homecroft.source.YamlNode;
import dev.homecroft.source.YamlReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class OriginTest {
    private static final SourceRange KEY = SourceRange.ofFile("lab.yaml");

    private static Origin origin(String text) {
        YamlNode root = YamlReader.read("lab.yaml", text.getBytes(StandardCharsets.UTF_8))
                .root()
                .orElseThrow();
        return new Origin(KEY, (YamlNode.Mapping) root);
    }

    @Test
    void aNestedValueHasItsOwnPlace() {
        Origin origin = origin("nics:\n  net0:\n    address: +1\n");
        assertThat(origin.of("nics.net0.address")).hasToString("lab.yaml:3:14");
        assertThat(origin.of("nics.net0")).hasToString("lab.yaml:3:5");
    }

    @Test
    void aDotMayBelongToAName() {
        Origin origin = origin("routes:\n  a.example.org: 1\nmembers.pve-1: 2\n");
        assertThat(origin.of("routes.a.example.org")).hasToString("lab.yaml:2:18");
        assertThat(origin.of("members.pve-1")).hasToString("lab.yaml:3:16");
    }

    @Test
    void whatIsNotStatedHasThePlaceOfTheName() {
        Origin origin = origin("memory: 1G\nnote:\n");
        assertThat(origin.of("cpu")).isEqualTo(KEY);
        assertThat(origin.of("memory.size")).isEqualTo(KEY);
        assertThat(origin.states("memory.size")).isFalse();
        assertThat(origin.states("note")).isTrue();
        assertThat(Origin.at(KEY).of("memory")).isEqualTo(KEY);
    }
}
