package dev.homecroft.views;

import dev.homecroft.model.explain.ExplainPages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each diagnostic means, by its code: the texts of {@code croft explain}. Those about a lab's files are pages of the model;
 * the rest is in {@code explanations.md}.
 */
public final class Explanations {
    private static final String FENCE = "```";

    private final SortedMap<String, String> texts;

    private Explanations(SortedMap<String, String> texts) {
        this.texts = texts;
    }

    public static Explanations load() {
        try (InputStream in = Explanations.class.getResourceAsStream("explanations.md")) {
            if (in == null) {
                throw new IllegalStateException("explanations.md is not in the build");
            }
            SortedMap<String, String> texts =
                    new TreeMap<>(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).texts);
            for (String code : ExplainPages.codes()) {
                ExplainPages.page(code).ifPresent(page -> texts.put(code, withoutTitle(page)));
            }
            return new Explanations(texts);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A page begins with its code as a heading. */
    private static String withoutTitle(String page) {
        return page.startsWith("# ") ? page.substring(page.indexOf('\n') + 1).strip() : page.strip();
    }

    /** Sections that begin with {@code ## code}. */
    static Explanations parse(String document) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String section : document.split("(?m)^## ")) {
            int end = section.indexOf('\n');
            if (end > 0 && !section.startsWith("#")) {
                texts.put(
                        section.substring(0, end).strip(),
                        section.substring(end).strip());
            }
        }
        return new Explanations(texts);
    }

    public List<String> codes() {
        return List.copyOf(texts.keySet());
    }

    public Optional<String> text(String code) {
        return Optional.ofNullable(texts.get(code));
    }

    /** Every code with the first sentence of its text. */
    public String list(Paper paper) {
        List<List<String>> rows = new ArrayList<>();
        texts.forEach(
                (code, text) -> rows.add(List.of(code, text.replace('\n', ' ').replaceAll("(?<=\\.) .*", ""))));
        return String.join("\n", new Table(paper, 0).lines(rows)) + "\n";
    }

    /** One text under its code; a paragraph is what stands between empty lines, and is wrapped unless it is an example. */
    public static String text(String code, String text, Paper paper) {
        List<String> lines = new ArrayList<>();
        lines.add(paper.paint(Ink.STRONG, code));
        for (String paragraph : text.split("\n\\s*\n")) {
            lines.add("");
            if (paragraph.startsWith(FENCE)) {
                paragraph.lines().filter(line -> !line.startsWith(FENCE)).forEach(line -> lines.add("  " + line));
            } else {
                lines.addAll(Columns.wrap(paragraph.replace('\n', ' '), Math.min(paper.width(), 90)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /** Advice for a code that is not there. */
    public String similar(String code) {
        List<String> words = List.of(code.split("-"));
        return texts.keySet().stream()
                .max(Comparator.comparingLong(
                        (String known) -> words.stream().filter(known::contains).count()))
                .filter(known -> !Collections.disjoint(words, List.of(known.split("-"))))
                .map(known -> "`croft explain " + known + "` is near; `croft explain` lists all.")
                .orElse("`croft explain` lists all.");
    }
}
