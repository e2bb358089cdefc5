package dev.homecroft.model.bind;

import dev.homecroft.source.SourceText;
import dev.homecroft.source.YamlNode;
import dev.homecroft.source.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be shown of a text: its secrets are covered, character by character, so that columns stay what they are. It
 * looks at the values of a file that could be read, and at the characters alone of any: in a file that could not be read,
 * in its comments, in a block that begins as a private key does.
 */
public final class SecretMask {
    private static final String COVER = "•";

    /** A key, and what follows on its line. */
    private static final Pattern PAIR =
            Pattern.compile("([A-Za-z0-9_.-]{1,80})[\"']?[ \\t]*[:=][ \\t]*+([^\\r\\n]{1,512})");

    private static final Pattern KEY_BLOCK =
            Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?s:.*?)(?:-----END|\\z)");
    private static final Pattern WORD = Pattern.compile("[^\\s\"',\\[\\]{}]++");

    private final String text;
    private final BitSet covered = new BitSet();

    private SecretMask(String text) {
        this.text = text;
    }

    /** @param root what the text could be read as */
    public static String shown(SourceText text, Optional<YamlNode> root) {
        SecretMask mask = of(text.text());
        root.ifPresent(node -> mask.values("", node));
        return mask.masked();
    }

    /** The same of a text that nobody has read yet. */
    public static String shown(String file, String text) {
        Optional<YamlNode> root =
                YamlReader.read(file, text.getBytes(StandardCharsets.UTF_8)).root();
        return shown(new SourceText(file, text), root);
    }

    /** The secrets that the characters of a text give away. */
    public static List<String> in(String text) {
        SecretMask mask = of(text);
        List<String> found = new ArrayList<>();
        int end = 0;
        for (int start = mask.covered.nextSetBit(0); start >= 0; start = mask.covered.nextSetBit(end)) {
            end = mask.covered.nextClearBit(start);
            found.add(text.substring(start, end));
        }
        return found;
    }

    private static SecretMask of(String text) {
        SecretMask mask = new SecretMask(text);
        mask.matches(KEY_BLOCK);
        SecretRules.patternsFor(text).forEach(mask::matches);
        mask.pairs();
        return mask;
    }

    private void matches(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            covered.set(matcher.start(), matcher.end());
        }
    }

    private void pairs() {
        Matcher pair = PAIR.matcher(text);
        int from = 0;
        while (pair.find(from)) {
            boolean promises = SecretRules.promises(pair.group(1));
            if (promises) {
                value(pair.group(1), pair.start(2), pair.end(2));
            }
            from = promises ? pair.end(2) : pair.start(2);
        }
    }

    /** All of it, or those of its words that are secrets. */
    private void value(String key, int start, int end) {
        if (SecretRules.of(key, text.substring(start, end)).isPresent()) {
            covered.set(start, end);
            return;
        }
        Matcher words = WORD.matcher(text).region(start, end);
        while (words.find()) {
            if (SecretRules.of(key, words.group()).isPresent()) {
                covered.set(words.start(), words.end());
            }
        }
    }

    private void values(String key, YamlNode node) {
        switch (node) {
            case YamlNode.Scalar scalar -> scalar(key, scalar);
            case YamlNode.Sequence sequence -> sequence.items().forEach(item -> values(key, item));
            case YamlNode.Mapping mapping ->
                mapping.entries().forEach(entry -> {
                    scalar("", entry.key());
                    values(entry.key().text(), entry.value());
                });
            case YamlNode.Empty _ -> {}
        }
    }

    /** The place of a node is that of the file as it was read, and the text may be that of a later one. */
    private void scalar(String key, YamlNode.Scalar scalar) {
        if (SecretRules.of(key, scalar.text()).isPresent()) {
            int length = text.length();
            covered.set(
                    Math.min(scalar.range().start().offset(), length),
                    Math.min(scalar.range().end().offset(), length));
        }
    }

    private String masked() {
        if (covered.isEmpty()) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (covered.get(at) && !Character.isWhitespace(c)) {
                shown.append(COVER);
            } else {
                shown.appendCodePoint(c);
            }
        }
        return shown.toString();
    }
}
