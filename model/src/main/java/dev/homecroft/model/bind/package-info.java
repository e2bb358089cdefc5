/**
 * From YAML nodes to a {@link dev.homecroft.model.Lab}. Each record has a table of fields with name, type and one line of
 * documentation; from it come the binding, the suggestions for misspelt keys and the manual. Binding never throws and reports
 * everything in one go.
 */
@NullMarked
package dev.homecroft.model.bind;

import org.jspecify.annotations.NullMarked;
