/**
 * The smallest provider that keeps the whole contract: one note for each host that has one in the lab, as a file in a
 * folder. It is the template to copy from; docs/howto/add-a-provider.md walks through it.
 */
@NullMarked
package dev.homecroft.example.notes;

import org.jspecify.annotations.NullMarked;
