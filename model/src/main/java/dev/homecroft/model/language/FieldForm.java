package dev.homecroft.model.language;

/**
 * One field of a kind of mapping.
 *
 * @param required whether it must be stated, here or in the profile
 * @param doc one sentence
 */
public record FieldForm(String name, Form form, boolean required, String doc) {}
