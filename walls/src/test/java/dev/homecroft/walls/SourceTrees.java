package dev.homecroft.walls;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The sources of the product as syntax trees, read by the compiler of this JDK; nothing is resolved or written. */
final class SourceTrees {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", ".."));

    private SourceTrees() {}

    /** All of {@code src/main} of the modules that make up the program. */
    static List<CompilationUnitTree> ofTheProgram() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return parse(folders.map(folder -> folder.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static List<CompilationUnitTree> parse(List<Path> folders) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return units;
        }
    }
}
