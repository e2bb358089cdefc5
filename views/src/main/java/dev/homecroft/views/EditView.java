package dev.homecroft.views;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.bind.SecretMask;
import java.util.List;

/** Changes of files, as a unified diff or as a list. */
public final class EditView {
    private static final int CONTEXT = 2;

    private EditView() {}

    /** The changes line by line, with secrets that stand in the files covered. */
    public static String diff(EditReport report, Paper paper) {
        StringBuilder text = new StringBuilder();
        for (EditReport.FileEdit file : report.files()) {
            text.append(paper.paint(Ink.STRONG, "--- " + file.path())).append('\n');
            text.append(paper.paint(Ink.STRONG, "+++ " + file.path())).append('\n');
            List<LineDiff.Line> lines =
                    LineDiff.of(lines(file.path(), file.before()), lines(file.path(), file.after()));
            hunks(text, lines, paper);
        }
        return text.toString();
    }

    private static List<String> lines(String path, String text) {
        return SecretMask.shown(path, text).lines().toList();
    }

    private static void hunks(StringBuilder text, List<LineDiff.Line> lines, Paper paper) {
        boolean[] shown = new boolean[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind() != LineDiff.Kind.SAME) {
                for (int near = Math.max(0, i - CONTEXT); near <= Math.min(lines.size() - 1, i + CONTEXT); near++) {
                    shown[near] = true;
                }
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            if (shown[i]) {
                if (i == 0 || !shown[i - 1]) {
                    text.append("@@ line ").append(lines.get(i).number()).append(" @@\n");
                }
                text.append(line(lines.get(i), paper)).append('\n');
            }
        }
    }

    private static String line(LineDiff.Line line, Paper paper) {
        return switch (line.kind()) {
            case SAME -> " " + Columns.visible(line.text());
            case REMOVED -> paper.paint(Ink.REMOVED, "-" + Columns.visible(line.text()));
            case ADDED -> paper.paint(Ink.ADDED, "+" + Columns.visible(line.text()));
        };
    }

    public static Json json(EditReport report) {
        return Json.object()
                .put("written", report.written())
                .put(
                        "files",
                        Json.array(
                                report.files(),
                                file -> Json.object()
                                        .put("path", file.path())
                                        .put("diff", diff(new EditReport(List.of(file), false, List.of()), Paper.PLAIN))
                                        .build()))
                .put("notes", Json.array(report.notes(), DiagnosticView::json))
                .build();
    }
}
