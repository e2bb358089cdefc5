package dev.homecroft.model.explain;

import dev.homecroft.model.bind.Codes;
import dev.homecroft.model.checks.CheckCodes;
import dev.homecroft.source.SourceCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The pages of {@code croft explain} for everything that can be wrong with the files of a lab. */
public final class ExplainPages {
    private ExplainPages() {}

    /** All codes that have a page here, sorted. */
    public static List<String> codes() {
        return Stream.of(SourceCodes.all(), Codes.all(), CheckCodes.all())
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** The page in Markdown: what it means, why it hurts, how to fix it, and an example where there can be one. */
    public static Optional<String> page(String code) {
        if (!codes().contains(code)) {
            return Optional.empty();
        }
        try (InputStream in = ExplainPages.class.getResourceAsStream(code + ".md")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
