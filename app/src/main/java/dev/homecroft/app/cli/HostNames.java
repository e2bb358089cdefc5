package dev.homecroft.app.cli;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;

/** Hosts as people type them: {@code pve-1} or {@code host/pve-1}. */
final class HostNames {
    private static final String KIND = "host/";

    private HostNames() {}

    /** Throws CroftException for what can be no name at all; whether there is such a host is for the lab to say. */
    static Address of(String word) {
        return Address.tryParse(word.startsWith(KIND) ? word : KIND + word)
                .orElseThrow(() -> new CroftException(
                        Diagnostic.error("unknown-host", "`%s` is no name of a host.".formatted(word))
                                .build()));
    }
}
