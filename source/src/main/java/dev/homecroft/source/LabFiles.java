package dev.homecroft.source;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Workers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All YAML files of a tree, read, with everything that was wrong with them, and their texts for excerpts. */
public final class LabFiles {
    /** Fewer files are read before a second thread has begun. */
    private static final int MANY = 64;

    private final SourceTree tree;
    private final List<LabFile> files;
    private final List<Diagnostic> diagnostics;
    private final Map<String, SourceText> texts;
    private final List<String> paths;

    private LabFiles(
            SourceTree tree,
            List<String> paths,
            List<LabFile> files,
            List<Diagnostic> diagnostics,
            Map<String, SourceText> texts) {
        this.tree = tree;
        this.paths = List.copyOf(paths);
        this.files = List.copyOf(files);
        this.diagnostics = List.copyOf(diagnostics);
        this.texts = Map.copyOf(texts);
    }

    /** @param root absent if the file could not be read to its end */
    public record LabFile(String path, Optional<YamlNode> root) {}

    /**
     * Reads every file that {@link #isYaml}, and writes what it learned into the cache. Below folders that are not
     * entered and in those of Kustomize and Helm nothing is read, but their files are known by {@link #paths}.
     */
    public static LabFiles load(SourceTree tree, ParseCache cache, Predicate<String> enter) {
        return load(tree, cache, enter, Workers.alone());
    }

    /** @param workers may read several files of the tree at once, if these are many */
    public static LabFiles load(SourceTree tree, ParseCache cache, Predicate<String> enter, Workers workers) {
        return load(tree, tree.files(folder -> true), cache, enter, workers);
    }

    /** @param all the files of the tree, where somebody has listed them already */
    public static LabFiles load(
            SourceTree tree, List<SourceFile> all, ParseCache cache, Predicate<String> enter, Workers workers) {
        List<String> paths = all.stream().map(SourceFile::path).toList();
        Folders folders = new Folders(paths, enter);
        List<SourceFile> wanted = new ArrayList<>();
        for (SourceFile file : all) {
            if (isYaml(file.path()) && folders.isEntered(file.path())) {
                wanted.add(file);
            }
        }
        Workers those = wanted.size() < MANY ? Workers.alone() : workers;
        List<LabFile> files = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        Map<String, SourceText> texts = new HashMap<>();
        for (Look look : those.each(wanted, file -> look(tree, cache, file))) {
            files.add(new LabFile(look.path, look.result.root()));
            diagnostics.addAll(look.result.diagnostics());
            look.text.ifPresent(text -> texts.put(look.path, text));
            look.parsed.ifPresent(parsed -> cache.remember(look.path, parsed));
        }
        cache.keepOnly(files.stream().map(LabFile::path).toList());
        cache.save();
        return new LabFiles(tree, paths, files, diagnostics, texts);
    }

    /**
     * One file, looked at.
     *
     * @param text unless it was not read
     * @param parsed unless it was known or could not be read
     */
    private record Look(
            String path, ParseResult result, Optional<SourceText> text, Optional<ParseCache.Parsed> parsed) {}

    private static Look look(SourceTree tree, ParseCache cache, SourceFile file) {
        String path = file.path();
        Optional<YamlNode> known = cache.find(file);
        if (known.isPresent()) {
            return new Look(path, new ParseResult(known, List.of()), Optional.empty(), Optional.empty());
        }
        try {
            byte[] bytes = tree.read(path);
            ParseCache.Parsed parsed = cache.parse(file, bytes);
            return new Look(path, parsed.result(), Optional.of(lenient(path, bytes)), Optional.of(parsed));
        } catch (CroftException unreadable) {
            ParseResult nothing = new ParseResult(Optional.empty(), unreadable.diagnostics());
            return new Look(path, nothing, Optional.empty(), Optional.empty());
        }
    }

    /** The same files with other texts in some, and with files that are not there yet; nothing is written anywhere. */
    public LabFiles with(Map<String, String> edited) {
        List<LabFile> changed = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        Map<String, SourceText> shown = new HashMap<>(texts);
        for (LabFile file : files) {
            Optional<String> text = Optional.ofNullable(edited.get(file.path()));
            if (text.isEmpty()) {
                changed.add(file);
                diagnostics.stream().filter(problem -> isIn(problem, file)).forEach(problems::add);
                continue;
            }
            ParseResult result = YamlReader.read(file.path(), text.get().getBytes(StandardCharsets.UTF_8));
            changed.add(new LabFile(file.path(), result.root()));
            problems.addAll(result.diagnostics());
            shown.put(file.path(), new SourceText(file.path(), text.get()));
        }
        edited.forEach((path, text) -> {
            if (files.stream().noneMatch(file -> file.path().equals(path))) {
                ParseResult result = YamlReader.read(path, text.getBytes(StandardCharsets.UTF_8));
                changed.add(new LabFile(path, result.root()));
                problems.addAll(result.diagnostics());
                shown.put(path, new SourceText(path, text));
            }
        });
        changed.sort(Comparator.comparing(LabFile::path));
        return new LabFiles(tree, paths, changed, problems, shown);
    }

    private static boolean isIn(Diagnostic problem, LabFile file) {
        return problem.subject().filter(at -> at.file().equals(file.path())).isPresent();
    }

    /** Whether a file belongs to a lab by its name: {@code *.yaml} or {@code *.yml}, and not hidden. */
    public static boolean isYaml(String path) {
        boolean hidden = path.startsWith(".", path.lastIndexOf('/') + 1);
        return !hidden && (path.endsWith(".yaml") || path.endsWith(".yml"));
    }

    /** The files, sorted by path. */
    public List<LabFile> files() {
        return files;
    }

    /** What a file was read as; empty if it was not, or not to its end. */
    public Optional<YamlNode> root(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .flatMap(LabFile::root);
    }

    /** The paths of all files of the tree, read or not, sorted. */
    public List<String> paths() {
        return paths;
    }

    /** What is wrong with the files as YAML, in the order of the files and of their lines. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /**
     * The text of a file, for excerpts; what came from the cache is read now, so the tree must still be open. A file
     * that is gone has an empty text, and bytes that are not UTF-8 are replaced.
     */
    public SourceText text(String path) {
        Optional<SourceText> known = Optional.ofNullable(texts.get(path));
        if (known.isPresent()) {
            return known.get();
        }
        try {
            return lenient(path, tree.read(path));
        } catch (CroftException gone) {
            return new SourceText(path, "");
        }
    }

    private static SourceText lenient(String path, byte[] bytes) {
        return new SourceText(path, new String(bytes, StandardCharsets.UTF_8));
    }
}
