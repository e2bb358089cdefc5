package dev.homecroft.providers.proxmox.text;

import java.util.Arrays;

/** The calls that a step can be. */
public enum Operation {
    IMAGE_DOWNLOAD("image-download"),
    IMAGE_DELETE("image-delete"),
    CREATE("guest-create"),
    CLONE("guest-clone"),
    CONFIGURE("guest-config"),
    RESIZE("disk-resize"),
    MOVE_DISK("disk-move"),
    DROP_DISK("disk-drop"),
    DETACH_DISK("disk-detach"),
    DESTROY_DISK("disk-destroy"),
    MIGRATE("guest-migrate"),
    TEMPLATE("guest-template"),
    POOL("guest-pool"),
    START("guest-start"),
    SHUTDOWN("guest-shutdown"),
    RESTART("guest-restart"),
    RELEASE_HA("ha-release"),
    RELEASE_REPLICATION("replication-release"),
    ADOPT("guest-adopt"),
    DELETE("guest-delete"),
    NODE_NOTE("node-note"),
    NODE_RESTART("node-restart");

    private final String word;

    Operation(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Operation of(String word) {
        return Arrays.stream(values())
                .filter(operation -> operation.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not an operation: " + word));
    }
}
