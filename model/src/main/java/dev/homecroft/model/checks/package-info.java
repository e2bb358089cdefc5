/**
 * What is wrong with a lab beyond the form of its files: facts that contradict each other, things that can't work and
 * things that will hurt. Each check is a pure function from the lab to diagnostics; a good lab makes none of them speak.
 */
@NullMarked
package dev.homecroft.model.checks;

import org.jspecify.annotations.NullMarked;
