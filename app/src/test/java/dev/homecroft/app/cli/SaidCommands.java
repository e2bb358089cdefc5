package dev.homecroft.app.cli;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Commands in backquotes that texts tell the user to run: in strings of the sources, and in the texts of {@code explain}. */
final class SaidCommands {
    private static final Pattern COMMAND = Pattern.compile("`croft [^`]+`");
    private static final String PLACEHOLDER = "THING";

    /** @param place the file that says it */
    record Said(String place, String command) {}

    private SaidCommands() {}

    static List<Said> inSources(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        List<Said> said = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                new Strings(unit.getSourceFile().getName()).scan(unit, said);
            }
        }
        return said;
    }

    static List<Said> inText(String place, String text) {
        return COMMAND.matcher(text.replace('\n', ' '))
                .results()
                .map(found -> new Said(place, found.group().replace("`", "")))
                .toList();
    }

    /** Whole texts: pieces that are joined by a plus are one, and what is no literal in them is a placeholder. */
    private static final class Strings extends TreeScanner<List<Said>, List<Said>> {
        private final String place;

        Strings(String place) {
            this.place = place;
        }

        @Override
        public List<Said> visitBinary(BinaryTree both, List<Said> said) {
            if (both.getKind() == Tree.Kind.PLUS) {
                add(joined(both, said), said);
                return said;
            }
            return super.visitBinary(both, said);
        }

        @Override
        public List<Said> visitLiteral(LiteralTree literal, List<Said> said) {
            add(joined(literal, said), said);
            return said;
        }

        private String joined(Tree tree, List<Said> said) {
            return switch (tree) {
                case LiteralTree literal -> String.valueOf(literal.getValue());
                case ParenthesizedTree inner -> joined(inner.getExpression(), said);
                case BinaryTree both
                when both.getKind() == Tree.Kind.PLUS ->
                    joined(both.getLeftOperand(), said) + joined(both.getRightOperand(), said);
                default -> {
                    scan(tree, said);
                    yield PLACEHOLDER;
                }
            };
        }

        private void add(String text, List<Said> said) {
            said.addAll(inText(place, text.replace("%s", PLACEHOLDER)));
        }
    }
}
