package dev.homecroft.model.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.DiagnosticLines;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.RandomLab;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.source.LabFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class LabLoaderProperties {
    private static final Map<String, List<String>> TOWER = tower();
    private static final List<String> JUNK = List.of(
            "",
            "~",
            "[]",
            "{}",
            "[[]]",
            "{ a: { b: [c] } }",
            "-1",
            "99999999999999999999",
            "true",
            "\"\"",
            "\"\\0\"",
            "${X}",
            "op://a/b",
            "ENC[AES]",
            "10.20.0.0/24",
            "::/0",
            "servers+0",
            "+999999999999999999",
            "nowhere+1",
            "tower",
            "pve-1",
            "8G",
            "9223372036854775807",
            "🦊",
            "*",
            ".",
            "*.",
            "a/b",
            "/",
            "'it''s'",
            "0.0.0.0");
    private static final String CANARY = "ghp_Canary7f3a91c2e0dCanary7f3a91c2e0d";

    private static Map<String, List<String>> tower() {
        LabFiles files = LabTexts.example("tower");
        Map<String, List<String>> texts = new TreeMap<>();
        for (LabFiles.LabFile file : files.files()) {
            texts.put(file.path(), files.text(file.path()).text().lines().toList());
        }
        return texts;
    }

    /** @param kind 0 deletes the line, 1 repeats it, 2 indents it, others replace its value */
    record Damage(int file, int line, int kind, int junk) {}

    @Provide
    Arbitrary<List<Damage>> damages() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, JUNK.size() - 1))
                .as(Damage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Map<String, String> damaged(List<Damage> damages) {
        Map<String, List<String>> texts = new TreeMap<>();
        TOWER.forEach((path, lines) -> texts.put(path, new ArrayList<>(lines)));
        List<String> paths = List.copyOf(texts.keySet());
        for (Damage damage : damages) {
            List<String> lines = Optional.ofNullable(texts.get(paths.get(damage.file % paths.size())))
                    .orElseThrow();
            apply(damage, lines);
        }
        Map<String, String> joined = new TreeMap<>();
        texts.forEach((path, lines) -> joined.put(path, String.join("\n", lines)));
        return joined;
    }

    private static void apply(Damage damage, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        int at = damage.line % lines.size();
        String line = lines.get(at);
        switch (damage.kind) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.set(at, "  " + line);
            default ->
                lines.set(
                        at,
                        line.replaceFirst(
                                ": .*|:$", ": " + JUNK.get(damage.junk).replace("$", "\\$")));
        }
    }

    @Property(tries = 300)
    void noDamageOfALabMakesLoadingThrowAndEachProblemHasAPlaceInAFile(@ForAll("damages") List<Damage> damages) {
        Map<String, String> texts = damaged(damages);

        LabResult result = LabLoader.load(LabTexts.of(texts));

        assertThat(result.diagnostics()).allSatisfy(problem -> {
            assertThat(problem.summary()).endsWith(".").doesNotContain("\n");
            problem.subject().ifPresent(range -> {
                assertThat(texts).containsKey(range.file());
                assertThat(range.end().offset())
                        .isLessThanOrEqualTo(textOf(texts, range.file()).length());
            });
        });
        assertThat(LabLoader.load(LabTexts.of(texts))).isEqualTo(result);
    }

    private static String textOf(Map<String, String> texts, String file) {
        return texts.getOrDefault(file, "");
    }

    @Property(tries = 100)
    void aSecretInPlaceOfAnyValueIsFoundAndNeverRepeated(
            @ForAll("damages") List<Damage> damages, @ForAll boolean isListed) {
        Damage damage = damages.getFirst();
        String path = List.copyOf(TOWER.keySet()).get(damage.file % TOWER.size());
        List<String> lines = new ArrayList<>(TOWER.getOrDefault(path, List.of()));
        int at = damage.line % lines.size();
        String value = isListed ? "[" + CANARY + "]" : CANARY;
        String line = lines.get(at).replaceFirst(": [^{#]*$|: \\{.*$", ": " + value);
        lines.set(at, line);
        Map<String, String> texts = damaged(List.of());
        texts.put(path, String.join("\n", lines));

        LabResult result = LabLoader.load(LabTexts.of(texts));

        boolean isPlanted = line.contains(CANARY) && !line.strip().startsWith("#");
        boolean isRead = result.diagnostics().stream()
                .noneMatch(problem -> problem.code().startsWith("yaml-"));
        if (isPlanted && isRead) {
            assertThat(result.diagnostics()).extracting(Diagnostic::code).contains(CheckCodes.LITERAL_SECRET);
        }
        assertThat(result.diagnostics().toString()).doesNotContain(CANARY);
    }

    @Provide
    Arbitrary<String> labs() {
        return RandomLab.texts();
    }

    @Property(tries = 100)
    void aRandomLabIsFreeOfFindings(@ForAll("labs") String text) {
        LabResult result = LabLoader.load(LabTexts.of(text));

        assertThat(DiagnosticLines.of(result.diagnostics())).as(text).isEmpty();
    }
}
