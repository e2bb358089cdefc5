package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.state.Action;
import java.util.Arrays;

/** The calls that a step for a setting can be. */
enum SettingOperation {
    CREATE("setting-create"),
    UPDATE("setting-update"),
    ADOPT("setting-adopt"),
    RELEASE("setting-release"),
    DELETE("setting-delete");

    private final String word;

    SettingOperation(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static SettingOperation of(Action action) {
        return switch (action) {
            case CREATE -> CREATE;
            case UPDATE -> UPDATE;
            case ADOPT -> ADOPT;
            case RELEASE -> RELEASE;
            case DELETE -> DELETE;
            case RESIZE, MOVE, START, STOP, RESTART, DRAIN, UNDRAIN, REPLACE ->
                throw new IllegalArgumentException("not for settings: " + action);
        };
    }

    static SettingOperation of(String word) {
        return Arrays.stream(values())
                .filter(operation -> operation.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not an operation: " + word));
    }
}
