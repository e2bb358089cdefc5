package dev.homecroft.walls;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.VariableTree;
import dev.homecroft.views.Explanations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the program can say is explained: {@code croft explain} has a text for each code, and none for another. */
final class CodesTest {
    private final SourceIndex sources = new SourceIndex(SourceTrees.ofTheProgram());
    private final RaisedCodes raised = new RaisedCodes(sources);
    private final Explanations explanations = Explanations.load();

    @Test
    void everyCodeThatCanBeRaisedHasAText() {
        Set<String> unexplained = new TreeSet<>(raised.codes().keySet());
        unexplained.removeAll(explanations.codes());
        assertThat(unexplained)
                .as("codes without a text; write one in explanations.md (or a page of the model)")
                .isEmpty();
    }

    @Test
    void everyTextIsOfACodeThatCanBeRaised() {
        assertThat(raised.codes().keySet())
                .as("texts of codes that nothing raises")
                .containsAll(explanations.codes());
    }

    @Test
    void everyCodeCanBeFollowedToItsText() {
        assertThat(raised.riddles())
                .as("give these as a literal, a constant or a parameter of a helper")
                .isEmpty();
    }

    @Test
    void everyConstantOfACodesClassIsRaised() {
        Set<String> idle = new TreeSet<>();
        sources.fieldsOf(owner -> owner.endsWith("Codes")).forEach(field -> {
            ExpressionTree value = ((VariableTree) field.getLeaf()).getInitializer();
            if (value instanceof LiteralTree literal && literal.getValue() instanceof String code) {
                idle.add(code);
            }
        });
        assertThat(idle).isNotEmpty();
        idle.removeAll(raised.codes().keySet());
        assertThat(idle).isEmpty();
    }

    @Test
    void aCodeIsFoundOnEachWayThatItCanTake(@TempDir Path folder) throws IOException {
        RaisedCodes found = read(folder, """
                package example;
                import static example.Codes.IMPORTED;
                final class Codes { static final String IMPORTED = "imported", OTHER = "other"; }
                final class Works {
                    private static final String OWN = "own";
                    record Note(String text, String code) {}
                    void raise(boolean isBad, Note note) {
                        Diagnostic.error("literal", "Bad.");
                        Diagnostic.warning(OWN, "Bad.");
                        Diagnostic.note(IMPORTED, "Bad.");
                        Diagnostic.error(isBad ? Codes.OTHER : "either", "Bad.");
                        Diagnostic.error(note.code(), "Bad.");
                        new Note("text", "of-a-record");
                        new Works().first("through-two-helpers");
                    }
                    void first(String code) { second(1, code); }
                    static void second(int number, String code) { Diagnostic.error(code, "Bad."); }
                }
                final class Elsewhere {
                    void second(int number, String code) {}
                    void call() { second(1, "not-a-code"); }
                }
                """);
        assertThat(found.codes().keySet())
                .containsExactly("either", "imported", "literal", "of-a-record", "other", "own", "through-two-helpers");
        assertThat(found.riddles()).isEmpty();
    }

    @Test
    void aCodeThatCanNotBeFollowedIsSaid(@TempDir Path folder) throws IOException {
        RaisedCodes found = read(folder, """
                package example;
                final class Works {
                    void raise(Reply reply) {
                        Diagnostic.error(reply.text("problem"), "Bad.");
                        String here = "here";
                        Diagnostic.error(here, "Bad.");
                    }
                    static void given(String code) { Diagnostic.error(code, "Bad."); }
                    Consumer<String> handle() { return Works::given; }
                }
                """);
        assertThat(found.codes()).isEmpty();
        assertThat(found.riddles())
                .containsExactly(
                        "Example.java: Works::given", "Example.java: here", "Example.java: reply.text(\"problem\")");
    }

    private static RaisedCodes read(Path folder, String source) throws IOException {
        Files.writeString(folder.resolve("Example.java"), source);
        return new RaisedCodes(new SourceIndex(SourceTrees.parse(List.of(folder))));
    }
}
