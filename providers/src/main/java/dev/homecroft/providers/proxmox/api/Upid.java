package dev.homecroft.providers.proxmox.api;

import java.util.Optional;

/**
 * The name of a task: {@code UPID:node:pid:pstart:starttime:type:id:user:}.
 *
 * @param node where the task runs, whichever node was asked to begin it
 */
public record Upid(String text, String node, String type) {
    public static Optional<Upid> tryParse(String text) {
        String[] parts = text.split(":", -1);
        boolean valid = parts.length >= 8 && parts[0].equals("UPID") && !parts[1].isEmpty();
        return valid ? Optional.of(new Upid(text, parts[1], parts[5])) : Optional.empty();
    }

    /** @param user as the server knows who asks, {@code user@realm!name} for a token */
    public boolean isOf(String user) {
        return text.endsWith(":" + user + ":");
    }

    public String path() {
        return "/nodes/" + Words.encode(node) + "/tasks/" + Words.encode(text);
    }
}
