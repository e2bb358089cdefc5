package dev.homecroft.source;

import java.util.List;
import java.util.function.Predicate;

/**
 * The files of a lab at one place: a folder or a commit. Hidden folders and symbolic links are not part of a tree; a link
 * within it would state its facts twice, and one out of it is not in the commit.
 */
public interface SourceTree {
    /** Where the files come from, for people: the path of a folder, or a commit and its branch. */
    String name();

    /**
     * The files, sorted by path.
     *
     * @param enter whether to go into a folder, given its path
     */
    List<SourceFile> files(Predicate<String> enter);

    /** The most that is read of one file. */
    long MAX_BYTES = 64L << 20;

    /**
     * Every byte of a file; throws {@link dev.homecroft.kernel.CroftException} if there is no such file to read, or if it
     * has more than {@link #MAX_BYTES}.
     */
    byte[] read(String path);
}
