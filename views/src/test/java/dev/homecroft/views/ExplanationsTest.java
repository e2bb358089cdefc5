package dev.homecroft.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.model.explain.ExplainPages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class ExplanationsTest {
    private final Explanations explanations = Explanations.load();

    @Test
    void everyPageOfTheModelCanBeRead() {
        assertThat(explanations.codes()).containsAll(ExplainPages.codes()).contains("identity");
    }

    @Test
    void noTextIsHiddenByAPageOfTheModel() throws IOException {
        try (InputStream in = Explanations.class.getResourceAsStream("explanations.md")) {
            String document = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<String> own = Explanations.parse(document).codes();
            assertThat(own).hasSizeGreaterThan(100).doesNotContainAnyElementsOf(ExplainPages.codes());
            assertThat(document.lines().filter(line -> line.startsWith("## "))).hasSameSizeAs(own);
        }
    }

    @Test
    void textsAreWholeSentencesAndTheFirstFitsTheList() {
        assertThat(explanations.codes()).filteredOn(code -> !isFit(code)).isEmpty();
    }

    private boolean isFit(String code) {
        String text = explanations.text(code).orElseThrow();
        String first = text.replace('\n', ' ').split("(?<=[.]) ", 2)[0];
        return first.matches("[A-Z`].*[.]") && first.length() < 160 && text.matches("(?s).*([.]|```)");
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
