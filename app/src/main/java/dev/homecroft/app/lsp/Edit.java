package dev.homecroft.app.lsp;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * The lines in which a text differs from an older one.
 *
 * @param first line of the older text that is not as it was, from 0
 * @param end first line behind it that is again
 * @param shift how much further down what is behind stands now
 */
record Edit(int first, int end, int shift) {
    static Edit between(List<String> old, List<String> now) {
        int shorter = Math.min(old.size(), now.size());
        int first = 0;
        while (first < shorter && old.get(first).equals(now.get(first))) {
            first++;
        }
        int behind = 0;
        while (behind < shorter - first && old.get(old.size() - 1 - behind).equals(now.get(now.size() - 1 - behind))) {
            behind++;
        }
        return new Edit(first, old.size() - behind, now.size() - old.size());
    }

    /** A finding of the older text where it stands now; empty when what it is about was edited. */
    Optional<Diagnostic> carry(Diagnostic finding) {
        Range at = finding.getRange();
        if (at.getEnd().getLine() < first) {
            return Optional.of(finding);
        }
        if (at.getStart().getLine() < end) {
            return Optional.empty();
        }
        Diagnostic moved = new Diagnostic(
                new Range(moved(at.getStart()), moved(at.getEnd())),
                finding.getMessage().getLeft(),
                finding.getSeverity(),
                finding.getSource());
        moved.setCode(finding.getCode());
        return Optional.of(moved);
    }

    private Position moved(Position position) {
        return new Position(position.getLine() + shift, position.getCharacter());
    }
}
