package dev.homecroft.model.storage;

/** Where data is kept and kept twice: appliances, databases, backups. */
public record Storage() {
    public static final Storage EMPTY = new Storage();
}
