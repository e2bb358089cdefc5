package dev.homecroft.model.bind;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;

/**
 * Where a value is being read: which entry, which field, and the notebook of the whole reading.
 *
 * @param field path of the field within its entry, for the table of references
 */
record Place(Reading reading, Address entry, String field) {
    Place child(String name) {
        return new Place(reading, entry, field.isEmpty() ? name : field + "." + name);
    }

    void problem(String code, SourceRange at, String summary) {
        reading.report(Diagnostic.error(code, summary).at(at).about(entry).build());
    }

    /** A stated value for a message, but never one that looks like a secret. */
    String quote(String text) {
        String last = field.substring(field.lastIndexOf('.') + 1);
        if (SecretRules.of(last, text).isPresent()) {
            return "this value";
        }
        String line = text.lines().findFirst().orElse("");
        return "`" + (line.length() > 60 ? line.substring(0, 57) + "…" : line) + "`";
    }

    /** The value is there, but not what is expected. */
    void mismatch(SourceRange at, String expected, String found) {
        reading.report(Diagnostic.error(Codes.WRONG_TYPE, "`%s` expects %s, not %s.".formatted(field, expected, found))
                .at(at)
                .about(entry)
                .build());
    }

    /** The text is nothing of what is expected; another tool may be meant to fill it in. */
    void unreadable(SourceRange at, String expected, String text) {
        if (!Types.isPlaceholder(text)) {
            mismatch(at, expected, quote(text));
            return;
        }
        reading.report(Diagnostic.error(
                        Codes.PLACEHOLDER,
                        "`%s` is filled in by another tool, so its value is not known here.".formatted(field))
                .at(at)
                .about(entry)
                .hint("State the value; of a secret, state the name that it has in its store.")
                .build());
    }
}
