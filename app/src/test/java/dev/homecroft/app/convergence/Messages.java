package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import java.util.Collection;
import java.util.List;

/** What every message owes to whoever reads it. */
final class Messages {
    private Messages() {}

    /**
     * Each says in a sentence what is the matter, names the thing or the place, and says why or what to do.
     *
     * @param places names of nodes, servers, zones and clusters
     */
    static void assertHelpful(Collection<Diagnostic> messages, List<String> places) {
        for (Diagnostic message : messages) {
            assertThat(message.summary()).as(message.toString()).matches("(?s)[\\p{Lu}`0-9].*[.?]");
            String words = message.summary() + " " + message.detail();
            boolean saysWhere = message.address().isPresent()
                    || message.subject().isPresent()
                    || words.contains("history")
                    || words.contains("`guest/")
                    || words.contains("`record/")
                    || words.contains("`image/")
                    || places.stream().anyMatch(words::contains);
            assertThat(saysWhere).as("names the thing or the place: " + message).isTrue();
            assertThat(message.detail().isBlank() && message.hints().isEmpty())
                    .as("neither a cause nor a next step: " + message)
                    .isFalse();
        }
    }
}
