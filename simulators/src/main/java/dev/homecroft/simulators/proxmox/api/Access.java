package dev.homecroft.simulators.proxmox.api;

import java.util.List;

/** Who may call an endpoint. */
sealed interface Access {
    /** Everybody, even without a ticket. */
    record World() implements Access {}

    /** Everybody who is known; the endpoint itself filters or checks. */
    record Known() implements Access {}

    /** Root in person, never a token. */
    record Root() implements Access {}

    /** Who has one of the privileges on the path, in which {@code {name}} stands for an argument. */
    record Needs(String path, List<String> anyOf) implements Access {
        public Needs {
            anyOf = List.copyOf(anyOf);
        }
    }
}
