/**
 * The nouns of the loop as JSON: one canonical writing, one strict reading. A file that was edited or comes from another
 * version is refused with a diagnostic, never with a stack trace.
 */
@NullMarked
package dev.homecroft.state.json;

import org.jspecify.annotations.NullMarked;
