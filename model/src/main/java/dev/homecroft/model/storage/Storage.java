package dev.homecroft.model.storage;

import dev.homecroft.model.Ordered;
import java.util.Map;

/** Where data is kept. */
public record Storage(Map<String, Nas> nas, Map<String, Database> databases, Backups backups) {
    public static final Storage EMPTY = new Storage(Map.of(), Map.of(), Backups.EMPTY);

    public Storage {
        nas = Ordered.copy(nas);
        databases = Ordered.copy(databases);
    }
}
