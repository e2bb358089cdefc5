package dev.homecroft.source;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says in our words what the YAML scanner and parser could not read. */
final class SyntaxFaults {
    private static final String QUOTE = "Put the value into quotes.";
    private static final String LINE_UP = "Give the lines of one mapping or list the same indentation.";

    private final SourceText text;
    private final String problem;
    private final int at;
    private final Optional<Integer> from;

    private SyntaxFaults(SourceText text, String problem, int at, Optional<Integer> from) {
        this.text = text;
        this.problem = problem;
        this.at = at;
        this.from = from;
    }

    static Diagnostic explain(YamlEngineException fault, SourceText text) {
        if (fault instanceof YamlVersionException) {
            return Diagnostic.error(SourceCodes.YAML_SYNTAX, "The file asks for another YAML than 1.2.")
                    .at(SourceRange.ofFile(text.file()))
                    .hint("Remove the line that begins with `%YAML`.")
                    .build();
        }
        if (!(fault instanceof MarkedYamlEngineException marked)) {
            return Diagnostic.error(SourceCodes.YAML_SYNTAX, unreadable(String.valueOf(fault.getMessage())))
                    .at(SourceRange.ofFile(text.file()))
                    .build();
        }
        Marks marks = new Marks(text);
        Optional<Mark> place = marked.getProblemMark().or(marked::getContextMark);
        Optional<Integer> from = marked.getContextMark().map(mark -> marks.offset(Optional.of(mark)));
        String problem = Optional.ofNullable(marked.getProblem()).orElse("");
        String context = Optional.ofNullable(marked.getContext()).orElse("");
        return new SyntaxFaults(text, context + "; " + problem, marks.offset(place), from).explain(problem);
    }

    private Diagnostic explain(String words) {
        Optional<SourceRange> tab = tabInIndentation();
        if (tab.isPresent()) {
            return Diagnostic.error(SourceCodes.YAML_TAB, "A tab cannot indent YAML.")
                    .at(tab.get(), "a tab")
                    .hint("Indent with spaces.")
                    .build();
        }
        if (says("quoted scalar; found unexpected end of stream")) {
            return fault("The quote is never closed.", "", "Close the quote.")
                    .at(here(from.orElse(at)))
                    .build();
        }
        if (says("could not find expected ':'")) {
            return fault(
                            "A `:` is missing after a key.",
                            "",
                            "Write `: ` after the key, or quotes around a text of several lines.")
                    .at(lineFrom(from.orElse(at)))
                    .build();
        }
        return known(words).at(here(at)).build();
    }

    private Diagnostic.Builder known(String words) {
        if (says("mapping values are not allowed here")) {
            return isFirstColonOfItsLine()
                    ? fault("A key cannot begin inside the value above it.", "", LINE_UP)
                            .hint("End the line above with `:` if it is a key.")
                    : fault(
                            "A second `:` cannot stand here.",
                            "",
                            "Put the value into quotes if the `:` belongs to it.");
        }
        if (says("sequence entries are not allowed here")) {
            return fault("A list entry cannot begin here.", "", "Begin the list on a line of its own.");
        }
        if (says("expected ',' or ']'")) {
            return fault(
                    "A `,` or a `]` is missing.",
                    "the list begins here",
                    "Divide entries by `,` and close the list with `]`.");
        }
        if (says("expected ',' or '}'")) {
            return fault(
                    "A `,` or a `}` is missing.",
                    "the mapping begins here",
                    "Divide entries by `,` and close the mapping with `}`.");
        }
        if (says("expected <block end>")) {
            return blockEnd();
        }
        if (says("cannot start any token")) {
            String sign = character().equals("`") ? "a backtick" : "`%s`".formatted(Problems.clean(character()));
            return fault("A value cannot begin with %s.".formatted(sign), "", QUOTE);
        }
        if (says("escape")) {
            return fault(
                    "The backslash begins no escape that YAML knows.",
                    "",
                    "Write two backslashes, or use single quotes.");
        }
        if (says("chomping or indentation")) {
            return fault(
                    "After `|` or `>` only `+`, `-` and a digit can stand.", "", "Begin the text on the next line.");
        }
        if (says("expected the node content")) {
            return fault("A value is missing here.", "", "Write it, or `null` if there is none.");
        }
        if (says("document separator") || says("<document start>")) {
            return fault(
                    "The document ends before its value does.", "", "Remove the text after the end, or indent it.");
        }
        return Diagnostic.error(SourceCodes.YAML_SYNTAX, unreadable(words));
    }

    private Diagnostic.Builder blockEnd() {
        if (character().equals(":")) {
            return fault("A key is missing before the `:`.", "", "Write a name before the `:`.");
        }
        boolean afterValue = !lineBefore().isBlank();
        return afterValue
                ? fault("Nothing can follow the value on its line.", "", "Put the whole value into quotes.")
                : fault("The line does not line up with those before it.", "they begin here", LINE_UP);
    }

    private boolean says(String words) {
        return problem.contains(words);
    }

    private Diagnostic.Builder fault(String summary, String fromWords, String hint) {
        Diagnostic.Builder builder =
                Diagnostic.error(SourceCodes.YAML_SYNTAX, summary).hint(hint);
        if (!fromWords.isEmpty() && from.isPresent()) {
            builder.context(here(from.get()), fromWords);
        }
        return builder;
    }

    private String character() {
        return at < text.text().length() ? Character.toString(text.text().codePointAt(at)) : "";
    }

    /** One character, or none at the end of a line. */
    private SourceRange here(int offset) {
        String all = text.text();
        boolean atEnd = offset >= all.length() || all.charAt(offset) == '\n' || all.charAt(offset) == '\r';
        return text.range(offset, atEnd ? offset : offset + Character.charCount(all.codePointAt(offset)));
    }

    private SourceRange lineFrom(int offset) {
        int end = offset;
        while (end < text.text().length() && "\r\n".indexOf(text.text().charAt(end)) < 0) {
            end++;
        }
        return text.range(offset, end);
    }

    /** The first tab before the first other character of the line at fault. */
    private Optional<SourceRange> tabInIndentation() {
        int start = text.lineStart(text.position(at).line());
        for (int i = start; i < text.text().length(); i++) {
            char c = text.text().charAt(i);
            if (c == '\t') {
                return Optional.of(text.range(i, i + 1));
            }
            if (c != ' ') {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isFirstColonOfItsLine() {
        return !lineBefore().contains(": ");
    }

    /** What stands before the fault on its line. */
    private String lineBefore() {
        return text.text().substring(text.lineStart(text.position(at).line()), at);
    }

    private static String unreadable(String words) {
        String clean = Problems.clean(words.strip()).toLowerCase(Locale.ROOT);
        return "The YAML cannot be read: %s%s".formatted(clean, clean.endsWith(".") ? "" : ".");
    }
}
