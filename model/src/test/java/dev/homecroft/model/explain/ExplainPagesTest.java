package dev.homecroft.model.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.DiagnosticLines;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.LabLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The examples of the pages are the golden pairs of the checks: the bad one makes its code speak with the words in
 * {@code src/test/resources/checks/CODE.txt}, the good one is silent. {@code -Dgolden=write} writes the words anew.
 */
final class ExplainPagesTest {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", "."), "model/src");
    private static final Path PAGES = ROOT.resolve("main/resources/dev/homecroft/model/explain");
    private static final Path WORDS = ROOT.resolve("test/resources/checks");
    /** What no small text can show: limits, bytes and systems outside the files. */
    private static final Set<String> WITHOUT_EXAMPLE = Set.of(
            "bidi-control",
            "file-unreadable",
            "git-unreadable",
            "invisible-character",
            "not-utf8",
            "yaml-alias-limit",
            "yaml-edit",
            "yaml-too-deep",
            "yaml-too-large");

    /** What is expected is what to do. */
    private static final Set<String> SAYS_IT_ITSELF = Set.of("wrong-type");

    private static final Pattern FENCE = Pattern.compile("```yaml\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("# (\\S+\\.yaml)\n.*", Pattern.DOTALL);

    private static String page(String code) {
        return ExplainPages.page(code).orElseThrow(() -> new AssertionError("no page for " + code));
    }

    private static String part(String page, String title, String next) {
        int start = page.indexOf("\n" + title + ":\n");
        int end = page.indexOf("\n" + next + ":\n");
        return start < 0 ? "" : page.substring(start, end < start ? page.length() : end);
    }

    private static Map<String, String> files(String part) {
        Map<String, String> files = new TreeMap<>();
        Matcher fences = FENCE.matcher(part);
        while (fences.find()) {
            String text = fences.group(1);
            Matcher named = FILE.matcher(text);
            files.put(named.matches() ? named.group(1) : "lab.yaml", text);
        }
        return files;
    }

    @Test
    void eachPageHasACode() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
                    .containsExactlyInAnyOrderElementsOf(ExplainPages.codes());
        }
    }

    @TestFactory
    List<DynamicTest> eachCodeHasAPageWithItsParts() {
        return ExplainPages.codes().stream()
                .map(code -> DynamicTest.dynamicTest(code, () -> {
                    String page = page(code);
                    assertThat(page).startsWith("# " + code + "\n\n").contains("\nWhy it hurts: ", "\nHow to fix it: ");
                    assertThat(files(part(page, "Bad", "Good")).isEmpty()).isEqualTo(WITHOUT_EXAMPLE.contains(code));
                    assertThat(files(part(page, "Good", "Bad")).isEmpty()).isEqualTo(WITHOUT_EXAMPLE.contains(code));
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> theBadExampleSpeaks() {
        return examples()
                .map(code -> DynamicTest.dynamicTest(code, () -> {
                    LabResult result = LabLoader.load(LabTexts.of(files(part(page(code), "Bad", "Good"))));
                    String words = DiagnosticLines.of(result.diagnostics());
                    Path golden = WORDS.resolve(code + ".txt");
                    if (System.getProperty("golden", "").equals("write")) {
                        Files.writeString(golden, words);
                    }
                    assertThat(words).isEqualTo(Files.readString(golden));
                    assertThat(result.diagnostics())
                            .extracting(Diagnostic::code)
                            .containsOnly(code);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> theGoodExampleIsSilent() {
        return examples()
                .map(code -> DynamicTest.dynamicTest(code, () -> {
                    LabResult result = LabLoader.load(LabTexts.of(files(part(page(code), "Good", "Bad"))));
                    assertThat(DiagnosticLines.of(result.diagnostics())).isEmpty();
                    assertThat(result.lab()).isPresent();
                }))
                .toList();
    }

    private static Stream<String> examples() {
        return ExplainPages.codes().stream().filter(code -> !WITHOUT_EXAMPLE.contains(code));
    }

    @TestFactory
    List<DynamicTest> messagesFollowThePolicy() {
        return examples()
                .map(code -> DynamicTest.dynamicTest(code, () -> {
                    LabResult result = LabLoader.load(LabTexts.of(files(part(page(code), "Bad", "Good"))));
                    assertThat(result.diagnostics()).allSatisfy(problem -> {
                        assertThat(problem.summary()).matches("[A-Z`].*[.]").doesNotContain("\n");
                        assertThat(problem.label()).doesNotEndWith(".");
                        assertThat(problem.hints()).allMatch(hint -> hint.matches("[A-Z`].*[.?]"));
                        assertThat(problem.hints().isEmpty()).isEqualTo(SAYS_IT_ITSELF.contains(code));
                    });
                }))
                .toList();
    }
}
