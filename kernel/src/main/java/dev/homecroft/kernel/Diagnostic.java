package dev.homecroft.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One problem, as a value: what, where, why and what to do.
 *
 * <p>Texts follow one policy: the summary is one sentence with a capital letter and a full stop, names in
 * backticks; the excerpt is not repeated in words; advice is a hint.
 *
 * @param code stable name in kebab case, the argument of {@code croft explain}
 * @param summary one sentence
 * @param detail further sentences, or empty
 * @param subject where the problem is, if it is in a file
 * @param label short words under the carets of the subject, or empty
 * @param contexts other places that matter, each with its own label, in the order to be shown
 * @param address the thing it is about, if there is one
 * @param hints what to do, best first; each would work
 */
public record Diagnostic(
        Severity severity,
        String code,
        String summary,
        String detail,
        Optional<SourceRange> subject,
        String label,
        List<Context> contexts,
        Optional<Address> address,
        List<String> hints) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    /** By place in the files, those without a place last; then by code and words, so that the order is total. */
    public static final Comparator<Diagnostic> BY_PLACE = (one, other) -> Order.BY_PLACE.compare(one, other);

    /** Made when the first two are compared: a lab without problems does not wait for it. */
    private static final class Order {
        static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                        (Diagnostic d) -> d.subject().isEmpty())
                .thenComparing(d -> d.subject().orElse(SourceRange.ofFile("-")))
                .thenComparing(Diagnostic::severity)
                .thenComparing(Diagnostic::code)
                .thenComparing(Diagnostic::summary)
                .thenComparing(Diagnostic::detail);
    }

    public Diagnostic {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a diagnostic code: " + code);
        }
        contexts = List.copyOf(contexts);
        hints = List.copyOf(hints);
    }

    /** A second place, such as the other of two that disagree. */
    public record Context(SourceRange range, String label) {}

    public static Builder error(String code, String summary) {
        return new Builder(Severity.ERROR, code, summary);
    }

    public static Builder warning(String code, String summary) {
        return new Builder(Severity.WARNING, code, summary);
    }

    public static Builder note(String code, String summary) {
        return new Builder(Severity.NOTE, code, summary);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Collects the optional parts. Not thread-safe; used once. */
    public static final class Builder {
        private final Severity severity;
        private final String code;
        private final String summary;
        private String detail = "";
        private Optional<SourceRange> subject = Optional.empty();
        private String label = "";
        private final List<Context> contexts = new ArrayList<>();
        private Optional<Address> address = Optional.empty();
        private final List<String> hints = new ArrayList<>();

        private Builder(Severity severity, String code, String summary) {
            this.severity = severity;
            this.code = code;
            this.summary = summary;
        }

        public Builder detail(String text) {
            detail = text;
            return this;
        }

        public Builder at(SourceRange range) {
            return at(range, "");
        }

        public Builder at(SourceRange range, String words) {
            subject = Optional.of(range);
            label = words;
            return this;
        }

        public Builder context(SourceRange range, String words) {
            contexts.add(new Context(range, words));
            return this;
        }

        public Builder about(Address thing) {
            address = Optional.of(thing);
            return this;
        }

        public Builder hint(String advice) {
            hints.add(advice);
            return this;
        }

        public Diagnostic build() {
            return new Diagnostic(severity, code, summary, detail, subject, label, contexts, address, hints);
        }
    }
}
