package dev.homecroft.providers.proxmox.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotesTest {
    private static final Mark MARK = new Mark(
            "tower",
            Address.parse("guest/web--1"),
            Optional.of(new Identity("smbios", "5d1f4a00-0000-4000-8000-00000000c2a0")),
            "0badcafe");

    @Test
    void noteAndMarkComeBackAsTheyWere() {
        Notes notes = new Notes("written by hand", "what it is", Optional.of(MARK));

        assertThat(Notes.parse(notes.text() + "\n")).isEqualTo(notes);
        assertThat(Notes.parse(new Notes("", "", Optional.of(MARK)).text()).mark())
                .contains(MARK);
    }

    @Test
    void markIsAnHtmlCommentThatNothingInsideEnds() {
        String[] lines = new Notes("", "note", Optional.of(MARK)).text().split("\n");

        assertThat(lines[lines.length - 1])
                .startsWith("<!-- croft-mark {")
                .endsWith("} -->")
                .satisfies(
                        line -> assertThat(line.substring(4, line.length() - 3)).doesNotContain("--"));
    }

    @Test
    void whatSomebodyElseWroteStaysInFront() {
        Notes adopted = Notes.parse("The family's photos.\n\nDo not stop.").with("generated", MARK);

        assertThat(adopted.text()).startsWith("The family's photos.\n\nDo not stop.\n\n<!-- croft -->\ngenerated\n\n");
        assertThat(Notes.parse(adopted.text()).with("other", MARK).foreign())
                .isEqualTo("The family's photos.\n\nDo not stop.");
    }

    @Test
    void markThatIsNotOursToReadIsNoMark() {
        assertThat(Notes.parse("<!-- croft-mark {\"lab\":1 -->").mark()).isEmpty();
        assertThat(Notes.parse("<!-- croft-mark {\"lab\":\"x\",\"address\":\"no address\"} -->")
                        .mark())
                .isEmpty();
    }
}
