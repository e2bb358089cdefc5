package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.SourceRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlEditTest {
    private static String set(String text, String path, String value) {
        return YamlEdit.of(new SourceText("guests.yaml", text)).set(List.of(path.split("/")), value);
    }

    private static String remove(String text, String path) {
        return YamlEdit.of(new SourceText("guests.yaml", text)).remove(List.of(path.split("/")));
    }

    private static void assertRefused(Runnable edit) {
        assertThatThrownBy(edit::run)
                .isInstanceOfSatisfying(
                        CroftException.class,
                        refusal -> assertThat(refusal.diagnostics())
                                .extracting(problem -> problem.code())
                                .containsExactly(SourceCodes.YAML_EDIT));
    }

    /** {@code |} stands for a line end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "a:   8G   # now|b: 1|; a; 16G; a:   16G   # now|b: 1|",
                "a: '8G'|; a; 16G; a: 16G|",
                "a: \"8G\"|; a; yes: no; a: 'yes: no'|",
                "a: { b: 1, c: 2 }|; a/b; x; a: { b: x, c: 2 }|",
                "a: [1, 2]|; a/1; x:y; a: [1, 'x:y']|",
                "a:|b: 1|; a; 8G; a: 8G|b: 1|",
                "a:   # none|; a; 8G; a: 8G   # none|",
                "- x|-|; 1; 8G; - x|- 8G|",
                "{ a, b: 1 }|; a; 8G; { a: 8G, b: 1 }|",
                "a: one|  two|b: 1|; a; x; a: x|b: 1|",
                "a: >-|  one|  two||b: 1|; a; x; a: x||b: 1|",
                "a: &x 8G|b: 1|; a; 16G; a: &x 16G|b: 1|",
                "b: &x 8G|a: *x|; a; 16G; b: &x 8G|a: 16G|",
                "a: [1, 2]|; a; none; a: none|",
            })
    void aValueIsReplacedInPlace(String text, String path, String value, String edited) {
        assertThat(set(text.replace('|', '\n'), path, value)).isEqualTo(edited.replace('|', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "a: 1|; b; a: 1|b: x|",
                "a: 1; b; a: 1|b: x",
                "a:|  c: 1  # one||# next|d: 2|; a/b; a:|  c: 1  # one|  b: x||# next|d: 2|",
                "a:|- c: 1|- d: 2|; a/0/b; a:|- c: 1|  b: x|- d: 2|",
                "a: { c: 1 }|; a/b; a: { c: 1, b: x }|",
                "a: {c: 1,}|; a/b; a: {c: 1, b: x,}|",
                "a: {}|; a/b; a: { b: x }|",
                "a:|d: 1|; a/b; a: { b: x }|d: 1|",
                "a:|  c:|d: 1|; a/b; a:|  c:|  b: x|d: 1|",
                "# new|; b; # new|b: x|",
            })
    void aMissingKeyIsAdded(String text, String path, String edited) {
        assertThat(set(text.replace('|', '\n'), path, "x")).isEqualTo(edited.replace('|', '\n'));
    }

    @Test
    void aKeyIsAddedToNothingAtAll() {
        assertThat(set("", "a", "1")).isEqualTo("a: 1\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "a: 1|b: 2  # two|c: 3|; b; a: 1|c: 3|",
                "a: 1|b: 2; b; a: 1",
                "a: 1|b:|  c: 2||d: 3|; b; a: 1||d: 3|",
                "a:|- b: 1|  c: 2|; a/0/b; a:|- c: 2|",
                "a:|- b: 1|  c: 2|; a/0/c; a:|- b: 1|",
                "a: { b: 1, c: 2, d: 3 }|; a/b; a: { c: 2, d: 3 }|",
                "a: { b: 1, c: 2, d: 3 }|; a/d; a: { b: 1, c: 2 }|",
                "a:|  b: 1|c: 2|; a/b; a:|  {}|c: 2|",
                "a: { b: 1 }|; a/b; a: {}|",
            })
    void anEntryIsRemoved(String text, String path, String edited) {
        assertThat(remove(text.replace('|', '\n'), path)).isEqualTo(edited.replace('|', '\n'));
    }

    @Test
    void lineEndsAndAByteOrderMarkStay() {
        assertThat(set("\uFEFFa: 1\r\n", "b", "2")).isEqualTo("\uFEFFa: 1\r\nb: 2\r\n");
        assertThat(remove("\uFEFFa: 1\r\nb: 2\r\n", "a")).isEqualTo("\uFEFFb: 2\r\n");
    }

    @Test
    void aValueThatOthersShareIsNotChanged() {
        assertRefused(() -> set("a: &x 8G\nb: *x\n", "a", "16G"));
        assertRefused(() -> set("a: &x { c: 8G }\nb: *x\n", "b/c", "16G"));
    }

    @Test
    void whatLeadsToAValueMustBeThere() {
        assertRefused(() -> set("a: 1\n", "b/c", "x"));
        assertRefused(() -> set("a: 1\n", "a/c", "x"));
        assertRefused(() -> set("a: [1]\n", "a/1", "x"));
        assertRefused(() -> remove("a: 1\n", "b"));
    }

    @Test
    void aBlockMappingIsNotReplacedByAValue() {
        assertRefused(() -> set("a:\n  b: 1\n", "a", "x"));
    }

    @Test
    void aTextWithErrorsIsNotEdited() {
        assertThatThrownBy(() -> set("a: 1\na: 2\n", "a", "x"))
                .isInstanceOfSatisfying(
                        CroftException.class,
                        refusal -> assertThat(refusal.diagnostics())
                                .extracting(problem -> problem.code())
                                .containsExactly(SourceCodes.YAML_DUPLICATE_KEY));
    }

    private static String replace(String text, String old, String fresh) {
        SourceText source = new SourceText("guests.yaml", text);
        Map<SourceRange, String> places = new HashMap<>();
        for (int at = text.indexOf(old); at >= 0; at = text.indexOf(old, at + 1)) {
            places.put(new SourceRange("guests.yaml", source.position(at), source.position(at + old.length())), fresh);
        }
        return YamlEdit.of(source).replace(places);
    }

    /** {@code |} stands for a line end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "a: old # old-fashioned|b: [x, old]|; a: new # old-fashioned|b: [x, new]|",
                "old: { x: 1 } # here|b: {old: 2}|; new: { x: 1 } # here|b: {new: 2}|"
            })
    void keysAndValuesAreReplacedTogether(String before, String after) {
        String text = before.replace('|', '\n');
        assertThat(replace(text.replace("old-fashioned", "0ld-fashioned"), "old", "new"))
                .isEqualTo(after.replace('|', '\n').replace("old-fashioned", "0ld-fashioned"));
    }

    @Test
    void aReplacementThatWouldReachFurtherIsRefused() {
        assertRefused(() -> replace("a: &x old\nb: *x\n", "old", "new"));
        assertRefused(() -> replace("a: 'very old'\n", "old", "new"));
        assertRefused(() -> replace("a: old\nnew: 1\nold: 2\n", "old", "new"));
    }
}
