/** Accidents that happened to others, each shown to happen with the rule that caused it, and not to happen here. */
@NullMarked
package dev.homecroft.app.accidents;

import org.jspecify.annotations.NullMarked;
