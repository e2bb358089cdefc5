package dev.homecroft.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.model.explain.ExplainPages;
import org.junit.jupiter.api.Test;

final class ExplanationsTest {
    private final Explanations explanations = Explanations.load();

    @Test
    void everyPageOfTheModelCanBeRead() {
        assertThat(explanations.codes()).containsAll(ExplainPages.codes()).contains("identity");
    }

    @Test
    void examplesKeepTheirLines() {
        String text = explanations.text("address-outside-network").orElseThrow();
        assertThat(Explanations.text("address-outside-network", text, Paper.PLAIN))
                .startsWith("address-outside-network\n")
                .contains("\n  lab: { name: tower }\n")
                .doesNotContain("```");
    }
}
