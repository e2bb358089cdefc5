package dev.homecroft.model.bind;

/**
 * One field of an entry.
 *
 * @param name as written in the file
 * @param doc one sentence for the manual
 */
record Field<T>(String name, Type<T> type, boolean required, String doc) {
    static <T> Field<T> of(String name, Type<T> type, String doc) {
        return new Field<>(name, type, false, doc);
    }

    static <T> Field<T> required(String name, Type<T> type, String doc) {
        return new Field<>(name, type, true, doc);
    }
}
