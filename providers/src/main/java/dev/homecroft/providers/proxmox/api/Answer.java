package dev.homecroft.providers.proxmox.api;

import dev.homecroft.kernel.json.Json;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of a call. */
public sealed interface Answer {

    /** It was answered with success. */
    record Ok(Json data) implements Answer {}

    /**
     * It was answered with an error.
     *
     * @param status HTTP status; 595 to 599 come from a node that could not reach the one that was meant
     * @param message first line of the server's text
     * @param errors texts by parameter
     */
    record Refused(int status, String message, SortedMap<String, String> errors) implements Answer {
        public Refused {
            errors = Collections.unmodifiableSortedMap(new TreeMap<>(errors));
        }

        /** The message with what is wrong with each parameter. */
        public String text() {
            StringBuilder text = new StringBuilder(message.strip());
            errors.forEach((name, error) -> text.append(text.isEmpty() ? "" : "; ")
                    .append(name)
                    .append(": ")
                    .append(error.strip()));
            return text.toString();
        }

        /** The object that was asked for is not there; most often a 500 with words. */
        public boolean isNotFound() {
            String words = message;
            return words.contains("does not exist") || words.contains("no such ") || words.contains("No such file");
        }

        /** The node behind the answering one could not be talked to. */
        public boolean isNodeDown() {
            return status == 595;
        }

        /** The answering node lost the one behind it half-way: nobody knows what happened there. */
        public boolean isNodeLost() {
            return status >= 596 && status <= 599;
        }
    }

    /** The request certainly reached nobody. */
    record NotSent(String why) implements Answer {}

    /** The request may have been carried out; its answer did not come. */
    record Lost(String why) implements Answer {}
}
