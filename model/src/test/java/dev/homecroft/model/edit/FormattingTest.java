package dev.homecroft.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.RandomLab;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.model.explain.ExplainPages;
import dev.homecroft.model.language.ManualPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FormattingTest {
    private static final Formatting FORMATTING = new Formatting(LabLanguage.whole());
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", "."));
    private static final Pattern FENCE = Pattern.compile("```yaml\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern PLACES = Pattern.compile("[\\w./-]+\\.yaml:\\d+:\\d+");

    private static String formatted(String text) {
        return FORMATTING.of("lab.yaml", text).orElseThrow(() -> new AssertionError("left as it is: " + text));
    }

    /** {@code |} stands for a line end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "guests: {}||||lab: {name: a}|; lab: { name: a }||guests: {}|",
                "hosts:|    a:|        os:   debian # now|        model : x|; hosts:|  a:|    model: x|    os: debian # now|",
                "guests:|  a:|    nics: {b: {address: +1,network: n}}|    profile: p|; guests:|  a:|    profile: p|    nics: { b: { network: n, address: +1 } }|",
                "vips:|  b: {}|  # about a|  a: {}|; vips:|  b: {}|  # about a|  a: {}|",
                "# the file||# of hosts|hosts: {}|# of the lab|lab: { name: a }|; # the file||# of the lab|lab: { name: a }||# of hosts|hosts: {}|",
                "hosts:|  a:|    note: |-|      one||||      two   |    os: x|; hosts:|  a:|    os: x|    note: |-|      one||||      two   |",
                "hosts:|  a:|    aliases:|    - b|    - c|; hosts:|  a:|    aliases:|      - b|      - c|",
                "hosts:|  a:|    os: x|    # model: y|  b: {}|# end|; hosts:|  a:|    os: x|    # model: y|  b: {}|# end|"
            })
    void theLayoutIsCanonical(String before, String after) {
        assertThat(formatted(lines(before))).isEqualTo(lines(after));
        assertThat(formatted(lines(after))).isEqualTo(lines(after));
    }

    private static String lines(String text) {
        return text.replace("|-|", "\u0001").replace('|', '\n').replace("\u0001", "|-\n");
    }

    static Stream<String> texts() throws IOException {
        Stream<String> pages = ExplainPages.codes().stream()
                .flatMap(code ->
                        FENCE.matcher(ExplainPages.page(code).orElse("")).results())
                .map(fence -> fence.group(1));
        Stream<String> manual = LabLanguage.whole().tops().stream()
                .map(top -> ManualPages.example(top).orElse(""));
        return Stream.of(pages, manual, files("examples/tower"), files("source/src/test/resources"), AWKWARD.stream())
                .flatMap(texts -> texts);
    }

    private static Stream<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(path -> path.toString().endsWith(".yaml")).map(FormattingTest::read).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static final List<String> AWKWARD = List.of(
            "",
            "# only a comment",
            "---\nlab: {name: a}\n",
            "%YAML 1.2\n---\nlab: {name: a}\n...\n",
            "{lab: {name: a}, hosts: {b: {}}}",
            "lab: { name: a, # inside\n  contact: b }\n",
            "hosts: &all\n  a: &one { os: x }\n  b: *one\nguests: *all\n",
            "guests: *all\nhosts: &all { a: {} }\n",
            "? hosts\n: a: {}\n",
            "hosts: { ? a : {} }\n",
            "\"hosts\":\n  'a': { \"os\": \"#no comment\", model: 'it''s' }\n",
            "hosts:\n  a:\n    note: >+\n      folded\n\n\n    os: x\n",
            "hosts:\n  a:\n    note: \"two\n      lines\"\n    os: two\n      more\n    model: x\n",
            "hosts:\r\n  a:\r\n    os: x\r\n",
            "\uFEFFhosts: {}\nlab: {name: a}\n",
            "hosts:\n  a:\n    note: |2\n        deep\n    os: x\n",
            "hosts: !!map\n  a: !!map { os: !!str 1 }\n",
            "hosts:\n  a:\n      # deep\n    # even\n    os: x\n      # after\n  # b\n\n# c\nlab: {name: a}",
            "hosts: {a: {aliases: [x,   y,\n z]}}\n",
            "hosts:\n  😀: {os: 😀x, model: y}\n  a : {  }\n",
            "x: 1\nlab: {name: a}\nhosts:\n- a\n- b: 1\n  a: 2\n",
            "hosts:\n  a: {os: , model: , }\n",
            "hosts: # behind\n  # first\n  a:\n\n\n    os: x\n\n\n\n");

    @ParameterizedTest
    @MethodSource("texts")
    void anyTextKeepsItsMeaningAndItsCommentsAndIsDoneAfterOneRound(String text) {
        holds(text);
    }

    private static void holds(String text) {
        Optional<String> once = FORMATTING.of("lab.yaml", text);
        once.ifPresent(fresh -> {
            assertThat(FORMATTING.of("lab.yaml", fresh)).contains(fresh);
            assertThat(meaning(fresh)).isEqualTo(meaning(text));
        });
    }

    private static String meaning(String text) {
        LabResult result = LabLoader.load(LabTexts.of(text));
        return PLACES.matcher(result.lab().map(Lab::toString).orElse("nothing")).replaceAll("");
    }

    @Test
    void mostTextsAreLaidOut() throws IOException {
        assertThat(files("examples/tower"))
                .allSatisfy(text -> assertThat(FORMATTING.of("lab.yaml", text)).isPresent());
    }

    @Property(tries = 150)
    void randomLabsBindToTheSame(@ForAll("labs") String text) {
        assertThat(FORMATTING.of("lab.yaml", text)).isPresent();
        holds(text);
    }

    /** Random labs with comments, blank lines and odd spaces in them. */
    @Provide
    Arbitrary<String> labs() {
        Arbitrary<List<Integer>> noise =
                Arbitraries.integers().between(0, 5).list().ofSize(120);
        return Combinators.combine(RandomLab.texts(), noise).as(FormattingTest::noisy);
    }

    private static String noisy(String text, List<Integer> noise) {
        StringBuilder noisy = new StringBuilder();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            switch (noise.get(i % noise.size())) {
                case 0 ->
                    noisy.append(indent)
                            .append("# above ")
                            .append(i)
                            .append('\n')
                            .append(line)
                            .append('\n');
                case 1 ->
                    noisy.append("\n\n")
                            .append(line)
                            .append("   # behind ")
                            .append(i)
                            .append('\n');
                case 2 ->
                    noisy.append(line.replace("{ ", "{").replace(", ", " ,  ")).append('\n');
                default -> noisy.append(line).append('\n');
            }
        }
        return noisy.toString();
    }
}
