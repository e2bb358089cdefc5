package dev.homecroft.source;

import dev.homecroft.kernel.CroftException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The files of a folder as they are now. */
public final class FolderTree implements SourceTree {
    private final Path root;

    public FolderTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    @Override
    public String name() {
        return root.toString();
    }

    @Override
    public List<SourceFile> files(Predicate<String> enter) {
        Listing listing = new Listing(enter);
        try {
            Files.walkFileTree(root, listing);
        } catch (IOException fault) {
            throw unreadable(root.toString(), fault);
        }
        Collections.sort(listing.found);
        return List.copyOf(listing.found);
    }

    @Override
    public byte[] read(String path) {
        try {
            Path file = root.resolve(path).normalize();
            boolean inside = file.startsWith(root) && !file.equals(root);
            boolean direct = inside && file.toRealPath().startsWith(root.toRealPath());
            if (!direct || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IOException("It is no file of the folder.");
            }
            Problems.requireReadable(Files.size(file));
            return Files.readAllBytes(file);
        } catch (IOException | InvalidPathException fault) {
            throw unreadable(path, fault);
        }
    }

    private static CroftException unreadable(String path, Exception fault) {
        return new CroftException(Problems.unreadable(path, fault), fault);
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** What a walk finds. Not thread-safe; used once. */
    private final class Listing extends SimpleFileVisitor<Path> {
        private final Predicate<String> enter;
        private final List<SourceFile> found = new ArrayList<>();

        private Listing(Predicate<String> enter) {
            this.enter = enter;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean wanted = folder.equals(root)
                    || (!folder.getFileName().toString().startsWith(".") && enter.test(relative(folder)));
            return wanted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                String stamp =
                        attributes.size() + ":" + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
                found.add(new SourceFile(
                        relative(file), stamp, attributes.lastModifiedTime().toInstant()));
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
