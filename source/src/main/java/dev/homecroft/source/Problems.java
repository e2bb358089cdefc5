package dev.homecroft.source;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** The words of every diagnostic about bytes, characters and the shape of YAML; syntax is in {@link SyntaxFaults}. */
final class Problems {
    private static final String RESAVE = "Save the file as UTF-8.";
    private static final String RETYPE = "Delete the character and type a space if one is meant.";

    private Problems() {}

    static Diagnostic tooLarge(String file, long size) {
        return Diagnostic.error(
                        SourceCodes.YAML_TOO_LARGE,
                        "The file has %d bytes, and %d are the most.".formatted(size, YamlReader.MAX_BYTES))
                .at(SourceRange.ofFile(file))
                .hint("Divide it into several files; a lab merges them.")
                .build();
    }

    static Diagnostic utf16(SourceRange place) {
        return Diagnostic.error(SourceCodes.NOT_UTF8, "The file is UTF-16, and only UTF-8 is read.")
                .at(place)
                .hint(RESAVE)
                .build();
    }

    static Diagnostic notUtf8(SourceRange place, byte found, int offset) {
        return Diagnostic.error(
                        SourceCodes.NOT_UTF8,
                        "The file is not UTF-8: byte `0x%02X` at byte offset %d.".formatted(found & 0xff, offset))
                .at(place)
                .hint(RESAVE)
                .build();
    }

    static Diagnostic control(SourceText text, int offset) {
        int c = text.text().codePointAt(offset);
        return Diagnostic.error(
                        SourceCodes.INVISIBLE_CHARACTER,
                        "The control character `%s` cannot stand in a lab's file.".formatted(Characters.describe(c)))
                .at(text.range(offset, offset + Character.charCount(c)))
                .hint("Delete it, or write it as `\\x%02X` in double quotes.".formatted(c))
                .build();
    }

    static Diagnostic bidi(SourceText text, int offset) {
        int c = text.text().codePointAt(offset);
        return Diagnostic.error(
                        SourceCodes.BIDI_CONTROL,
                        "`%s` makes the file look different from what it says.".formatted(Characters.describe(c)))
                .at(text.range(offset, offset + 1), "it stands here")
                .hint("Delete it, or write it as `\\u%04X` in double quotes.".formatted(c))
                .build();
    }

    static Diagnostic invisible(SourceRange place, int c, boolean inKey) {
        Diagnostic.Builder problem = Diagnostic.error(
                        SourceCodes.INVISIBLE_CHARACTER,
                        "The %s holds the invisible character `%s`."
                                .formatted(inKey ? "key" : "value", Characters.describe(c)))
                .at(place)
                .hint(RETYPE);
        return inKey
                ? problem.build()
                : problem.hint("Put the value into quotes if it is meant.").build();
    }

    static Diagnostic duplicateKey(YamlNode.Scalar second, YamlNode.Scalar first) {
        return Diagnostic.error(SourceCodes.YAML_DUPLICATE_KEY, "The key `%s` stands twice.".formatted(name(second)))
                .at(second.range(), "again here")
                .context(first.range(), "first here")
                .hint("Keep one of the two.")
                .build();
    }

    static Diagnostic keyNotText(SourceRange place, String kind) {
        return Diagnostic.error(SourceCodes.YAML_KEY, "A key is a name, and this is %s.".formatted(kind))
                .at(place)
                .hint("Write the key as plain or quoted text.")
                .hint("Put a template such as `{{ name }}` into quotes.")
                .build();
    }

    static Diagnostic keyMissing(SourceRange place) {
        return Diagnostic.error(SourceCodes.YAML_KEY, "A key is missing before the `:`.")
                .at(place)
                .hint("Write a name before the `:`, or put the whole value into quotes.")
                .build();
    }

    static Diagnostic mergeKey(SourceRange place) {
        return Diagnostic.error(SourceCodes.YAML_MERGE_KEY, "The key `<<` merges nothing in YAML 1.2.")
                .at(place)
                .hint("Put the shared settings into a profile, or write them out.")
                .build();
    }

    static Diagnostic tag(SourceRange place, String tag) {
        return Diagnostic.error(
                        SourceCodes.YAML_TAG, "The tag `%s` has no meaning here.".formatted(clean(shorthand(tag))))
                .at(place)
                .hint("Leave the tag out; quotes alone make a value text.")
                .build();
    }

    static Diagnostic unreadable(String path, Exception fault) {
        return Diagnostic.error(SourceCodes.FILE_UNREADABLE, "The file `%s` cannot be read.".formatted(clean(path)))
                .detail(reason(fault))
                .hint("Check that it is there, and that you may read it.")
                .build();
    }

    private static String reason(Exception fault) {
        return switch (fault) {
            case NoSuchFileException _ -> "There is no such file.";
            case AccessDeniedException _ -> "Permission is denied.";
            default -> String.valueOf(fault.getMessage());
        };
    }

    /** Throws {@link IOException} for a size that no file of a lab has. */
    static void requireReadable(long size) throws IOException {
        if (size > SourceTree.MAX_BYTES) {
            throw new IOException("It has %d bytes, and %d are the most.".formatted(size, SourceTree.MAX_BYTES));
        }
    }

    static Diagnostic gitUnreadable(Exception fault) {
        return Diagnostic.error(SourceCodes.GIT_UNREADABLE, "The Git repository cannot be read.")
                .detail(String.valueOf(fault.getMessage()))
                .hint("`git fsck` names what is broken.")
                .build();
    }

    static Diagnostic noRepository(String folder) {
        return Diagnostic.error(SourceCodes.GIT_UNREADABLE, "`%s` is in no Git repository.".formatted(clean(folder)))
                .hint("`git init` makes one; without Git only the folder as it is now can be read.")
                .build();
    }

    static Diagnostic noRevision(String revision, String subfolder, boolean hasCommit) {
        String summary = hasCommit
                ? "The commit `%s` has no folder `%s`.".formatted(clean(revision), clean(subfolder))
                : "`%s` names no commit.".formatted(clean(revision));
        return Diagnostic.error(SourceCodes.GIT_UNREADABLE, summary)
                .hint("`git log --oneline` shows the commits of this branch.")
                .build();
    }

    static Diagnostic nothingToEdit(SourceText text, List<String> path) {
        return Diagnostic.error(
                        SourceCodes.YAML_EDIT, "There is no `%s` to change.".formatted(clean(String.join(".", path))))
                .at(SourceRange.ofFile(text.file()))
                .hint("Add what leads to it by hand.")
                .build();
    }

    static Diagnostic editRefused(SourceText text, List<String> path) {
        return Diagnostic.error(
                        SourceCodes.YAML_EDIT,
                        "`%s` cannot be changed without changing something else."
                                .formatted(clean(String.join(".", path))))
                .at(SourceRange.ofFile(text.file()))
                .hint("Change it by hand.")
                .build();
    }

    private static String shorthand(String tag) {
        String core = "tag:yaml.org,2002:";
        return tag.startsWith(core) ? "!!" + tag.substring(core.length()) : tag;
    }

    static Diagnostic aliasUnknown(SourceRange place, String name) {
        return Diagnostic.error(
                        SourceCodes.YAML_ALIAS_UNKNOWN,
                        "The alias `*%s` has no anchor before it.".formatted(clean(name)))
                .at(place)
                .hint("Write `&%s` before the value that is meant, further up.".formatted(clean(name)))
                .build();
    }

    static Diagnostic aliasOfItself(SourceRange place, String name) {
        return Diagnostic.error(
                        SourceCodes.YAML_ALIAS_UNKNOWN,
                        "The alias `*%s` stands inside its own anchor.".formatted(clean(name)))
                .at(place)
                .hint("Write out the value that is meant.")
                .build();
    }

    static Diagnostic aliasLimit(SourceRange place) {
        return Diagnostic.error(
                        SourceCodes.YAML_ALIAS_LIMIT,
                        "The aliases of the file go beyond the limit of %d uses and %d values."
                                .formatted(TreeBuilder.MAX_ALIASES, TreeBuilder.MAX_EXPANDED))
                .at(place, "the first beyond it")
                .hint("Put the shared settings into a profile.")
                .build();
    }

    static Diagnostic tooDeep(SourceRange place) {
        return Diagnostic.error(
                        SourceCodes.YAML_TOO_DEEP,
                        "The value is nested deeper than %d levels.".formatted(TreeBuilder.MAX_DEPTH))
                .at(place)
                .hint("Check for brackets that are never closed.")
                .build();
    }

    static Diagnostic manyDocuments(SourceRange place) {
        return Diagnostic.error(SourceCodes.YAML_MANY_DOCUMENTS, "The file holds more than one YAML document.")
                .at(place, "the second begins here")
                .hint("Remove the `---`, or move what follows it to a file of its own.")
                .build();
    }

    private static String name(YamlNode.Scalar key) {
        return clean(key.text());
    }

    /** Foreign text within one line of a message. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(60).forEach(c -> clean.appendCodePoint(isPlainToSee(c) ? c : '\uFFFD'));
        return text.codePointCount(0, text.length()) > 60 ? clean + "…" : clean.toString();
    }

    private static boolean isPlainToSee(int c) {
        return c != '`'
                && c != '\n'
                && c != '\r'
                && c != '\t'
                && !Characters.isControl(c)
                && !Characters.isInvisible(c);
    }
}
