/**
 * Owns the description of the lab language itself: which sections there are, which fields an entry has and what a field
 * takes. It is made from the tables of fields that bind the files, so the manual, the JSON Schema and editors say the same
 * as the binder.
 */
@NullMarked
package dev.homecroft.model.language;

import org.jspecify.annotations.NullMarked;
