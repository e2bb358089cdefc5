package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about a finding that has no better hint of its own: the advice of its code's page. Used by one thread. */
final class Advice {
    private static final Pattern ADVICE =
            Pattern.compile("^How to fix it: (.*?)\\n\\n", Pattern.DOTALL | Pattern.MULTILINE);

    private final Map<String, Optional<String>> known = new HashMap<>();

    Diagnostic on(Diagnostic found) {
        if (!found.hints().isEmpty()) {
            return found;
        }
        return known.computeIfAbsent(found.code(), Advice::read)
                .map(advice -> new Diagnostic(
                        found.severity(),
                        found.code(),
                        found.summary(),
                        found.detail(),
                        found.subject(),
                        found.label(),
                        found.contexts(),
                        found.address(),
                        List.of(advice)))
                .orElse(found);
    }

    private static Optional<String> read(String code) {
        try (InputStream page = Advice.class.getResourceAsStream("/dev/homecroft/model/explain/" + code + ".md")) {
            if (page == null) {
                return Optional.empty();
            }
            Matcher advice = ADVICE.matcher(new String(page.readAllBytes(), StandardCharsets.UTF_8));
            return advice.find() ? Optional.of(advice.group(1).replace('\n', ' ')) : Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
