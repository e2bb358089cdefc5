package dev.homecroft.model.language;

import dev.homecroft.model.Section;
import dev.homecroft.model.language.Language.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reference manual in Markdown: one page for each section, and one that lists them. */
public final class ManualPages {
    private final Language language;

    private ManualPages(Language language) {
        this.language = language;
    }

    /** The pages by file name. */
    public static Map<String, String> of(Language language) {
        ManualPages manual = new ManualPages(language);
        Map<String, String> pages = new TreeMap<>();
        language.tops().forEach(top -> pages.put(top + ".md", manual.page(top)));
        pages.put("README.md", manual.index());
        return pages;
    }

    /** A small whole lab that shows most of what the section may say; empty when there is none. */
    public static Optional<String> example(String top) {
        return resource("/dev/homecroft/model/manual/" + top + ".yaml");
    }

    private static Optional<String> resource(String path) {
        try (InputStream in = ManualPages.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The first comment of the example says what the section is for. */
    private static String purpose(String top) {
        return example(top)
                .orElse("")
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
    }

    private String index() {
        StringBuilder text = new StringBuilder(
                resource("/dev/homecroft/model/manual/README.md").orElse(""));
        text.append("\n## Sections\n\n| section | what it is for |\n|---|---|\n");
        for (String top : language.tops()) {
            text.append("| [`%s`](%s.md) | %s |\n".formatted(top, top, cell(purpose(top))));
        }
        return text.toString();
    }

    private String page(String top) {
        StringBuilder text = new StringBuilder("# %s\n".formatted(top));
        String purpose = purpose(top);
        if (!purpose.isEmpty()) {
            text.append('\n').append(purpose).append('\n');
        }
        Set<EntryForm> done = new LinkedHashSet<>();
        for (Part part : language.partsOf(top)) {
            part(text, part, done);
        }
        example(top)
                .ifPresent(example -> text.append("\n## Example\n\n```yaml\n")
                        .append(body(example))
                        .append("```\n"));
        return text.toString();
    }

    private static String body(String example) {
        return example.lines()
                .dropWhile(line -> line.startsWith("#") || line.isBlank())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private void part(StringBuilder text, Part part, Set<EntryForm> done) {
        text.append("\n## `%s`\n\n".formatted(part.path()));
        String form = part.entry().map(EntryForm::words).orElseGet(() -> words(part.form()));
        text.append(part.hasEntries() ? "By name, " + form : capital(form)).append(".");
        part.section().ifPresent(section -> text.append(" Its full name is `%s/NAME`.".formatted(section.kind())));
        text.append(part.doc().isEmpty() ? "" : " " + part.doc()).append('\n');
        Optional<EntryForm> entry = part.entry();
        if (entry.isEmpty()) {
            return;
        }
        Deque<EntryForm> waiting = new ArrayDeque<>();
        table(text, entry.get(), part.hasEntries(), waiting);
        done.add(entry.get());
        while (!waiting.isEmpty()) {
            EntryForm next = waiting.removeFirst();
            if (done.add(next)) {
                text.append("\n### %s\n".formatted(capital(next.words())));
                table(text, next, false, waiting);
            }
        }
    }

    private static void table(StringBuilder text, EntryForm entry, boolean hasProfile, Deque<EntryForm> waiting) {
        text.append("\n| field | takes | meaning |\n|---|---|---|\n");
        if (hasProfile) {
            row(
                    text,
                    "profile",
                    "the name of a [profile](profiles.md)",
                    "The profile that it takes further fields from.");
        }
        for (FieldForm field : entry.fields()) {
            String required = field.required() ? " **required**" : "";
            row(text, field.name(), words(field.form()) + required, field.doc());
            nested(field.form()).forEach(waiting::addLast);
        }
    }

    private static void row(StringBuilder text, String name, String takes, String doc) {
        text.append("| `%s` | %s | %s |\n".formatted(name, cell(takes), cell(doc)));
    }

    private static List<EntryForm> nested(Form form) {
        return switch (form) {
            case Form.Fields(EntryForm entry) -> List.of(entry);
            case Form.Many(Form item) -> nested(item);
            case Form.Named(String _, List<Section> _, Form value) -> nested(value);
            case Form.Either(String _, List<Form> forms) -> {
                List<EntryForm> all = new ArrayList<>();
                forms.forEach(one -> all.addAll(nested(one)));
                yield all;
            }
            case Form.Text _, Form.Flag _, Form.Whole _, Form.Choice _, Form.Reference _ -> List.of();
            case Form.Secret _, Form.Address _, Form.Within _, Form.Free _, Form.Inherited _ -> List.of();
        };
    }

    private static String words(Form form) {
        return switch (form) {
            case Form.Reference(List<Section> sections) -> {
                String links = sections.stream().map(ManualPages::link).collect(Collectors.joining(" or "));
                yield form.words().replaceFirst("^(the name of an? ).*", "$1") + links;
            }
            case Form.Many(Form item) -> "a list, each " + words(item);
            case Form.Fields(EntryForm entry) -> "[%s](#%s)".formatted(entry.words(), anchor(entry));
            case Form.Named(String _, List<Section> _, Form.Fields below) -> "by name, " + words(below);
            case Form.Named(String words, List<Section> names, Form _)
            when !names.isEmpty() ->
                words + " (" + names.stream().map(ManualPages::link).collect(Collectors.joining(", ")) + ")";
            case Form other -> other.words();
        };
    }

    /** As the usual renderers of Markdown name a heading. */
    private static String anchor(EntryForm entry) {
        return entry.words()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    private static String link(Section section) {
        int dot = section.path().indexOf('.');
        String page = dot < 0 ? section.path() : section.path().substring(0, dot);
        return "[%s](%s.md)".formatted(section.kind(), page);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
