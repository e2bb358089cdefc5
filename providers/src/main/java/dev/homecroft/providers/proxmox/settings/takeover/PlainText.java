package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.model.bind.SecretRules;

/** Whether a text may stand in a file that everybody reads. */
public final class PlainText {
    private PlainText() {}

    /** @param option the name that the text is the value of */
    public static boolean isSecret(String option, String text) {
        return SecretRules.of(option, text).isPresent();
    }
}
