/** Asks all targets at once what is there, and falls back on what was seen before where one does not answer. */
@NullMarked
package dev.homecroft.engine.observe;

import org.jspecify.annotations.NullMarked;
