package dev.homecroft.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void aValueOfManyLinesIsItsFirst() {
        assertThat(Words.line("\nweb server\nof the house\n")).isEqualTo("web server …");
        assertThat(Words.line("web server\n")).isEqualTo("web server");
        assertThat(Words.line(Optional.empty())).isEqualTo("nothing");
    }

    @Test
    void whatStandsInAnObjectCanNotMoveTheCursor() {
        FieldChange note = new FieldChange(
                "note",
                Optional.empty(),
                Optional.of(Value.of("old\u001b[2J\u202E")),
                Optional.of(Value.of("new")),
                FieldChange.Effect.ONLINE,
                Optional.empty());
        assertThat(StepWords.change(note)).isEqualTo("note old\uFFFD[2J\uFFFD → new");
    }
}
