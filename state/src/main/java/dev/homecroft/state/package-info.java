/**
 * The nouns of the loop: what is desired, what was observed, the plan between them and the run that carried it out. All of
 * them are immutable values with one canonical JSON.
 */
@NullMarked
package dev.homecroft.state;

import org.jspecify.annotations.NullMarked;
