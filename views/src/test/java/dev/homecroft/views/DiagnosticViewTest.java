package dev.homecroft.views;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourcePosition;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.json.JsonText;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticViewTest {
    private static final Map<String, String> LINES = Map.of(
            "guests.yaml:31", "      address: 10.30.0.22",
            "networks.yaml:4", "  servers: { vlan: 20, cidr: 10.20.0.0/24 }",
            "guests.yaml:7", "\tname:\t東京-1 # 塔",
            "guests.yaml:8", "  note: " + "very long words ".repeat(12) + "and the end",
            "guests.yaml:9", "  name: \u202Eevil\u0007");
    private static final Excerpts EXCERPTS = (file, line) -> Optional.ofNullable(LINES.get(file + ":" + line));

    private static SourceRange range(String file, int line, int column, int length) {
        SourcePosition start = new SourcePosition(line, column, 100);
        return new SourceRange(file, start, new SourcePosition(line, column + length, 100 + length));
    }

    private static final Diagnostic OUTSIDE = Diagnostic.error(
                    "address-outside-subnet", "`talos-2` has an address outside its network.")
            .at(range("guests.yaml", 31, 16, 10), "not in 10.20.0.0/24")
            .context(range("networks.yaml", 4, 30, 12), "the network of this NIC")
            .about(Address.parse("guest/talos-2"))
            .hint("`servers+22` is free.")
            .build();

    private static String text(Diagnostic diagnostic) {
        return new DiagnosticView(Paper.PLAIN, EXCERPTS).text(diagnostic);
    }

    @Test
    void showsTwoPlacesWithCaretsLabelsAndAHint() {
        Golden.check("diagnostic-two-places.txt", text(OUTSIDE));
    }

    @Test
    void coloursAreTheOnlyDifferenceOnATerminal() {
        String colored = new DiagnosticView(new Paper(80, true), EXCERPTS).text(OUTSIDE);
        assertThat(colored).contains("\u001b[1;31merror[address-outside-subnet]\u001b[0m");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(OUTSIDE));
    }

    @Test
    void caretsStandUnderWideCharactersAndTabs() {
        Golden.check(
                "diagnostic-wide.txt",
                text(Diagnostic.warning("name", "A name.")
                        .at(range("guests.yaml", 7, 8, 4), "here")
                        .build()));
    }

    @Test
    void aLongLineIsCutAroundTheMark() {
        Golden.check(
                "diagnostic-long.txt",
                text(Diagnostic.note(
                                "long", "A line that is longer than the terminal is wide, as is this summary of it.")
                        .at(range("guests.yaml", 8, 201, 3), "the label is long too, and is written below the mark")
                        .detail("The detail has more than one sentence. It is wrapped at the width of the terminal,"
                                + " which is eighty columns.")
                        .hint("Write less in one line, or use a block, which may have as many lines as you like.")
                        .build()));
    }

    @Test
    void textThatWouldMoveTheCursorIsShownAsASign() {
        String text = text(Diagnostic.error("hidden", "Hidden.")
                .at(range("guests.yaml", 9, 9, 6))
                .build());
        assertThat(text).contains("  name: \uFFFDevil\uFFFD").doesNotContain("\u202E", "\u0007");
    }

    @Test
    void aProblemOfAWholeFileNamesTheFileOnly() {
        Golden.check(
                "diagnostic-file.txt",
                text(Diagnostic.error("not-utf8", "`guests.yaml` is not UTF-8.")
                        .at(SourceRange.ofFile("guests.yaml"), "byte 12 is no character")
                        .build()));
    }

    @Test
    void jsonHasEveryPart() {
        Golden.check("diagnostic.json", JsonText.pretty(DiagnosticView.json(OUTSIDE)));
    }
}
