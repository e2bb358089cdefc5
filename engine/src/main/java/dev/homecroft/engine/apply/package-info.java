/**
 * Carrying out a plan: intent before and outcome after each call, steps bound by their order and their slots only, retries,
 * cancelling, and what is done about a run whose process died. Together with observing the only place with threads.
 */
@NullMarked
package dev.homecroft.engine.apply;

import org.jspecify.annotations.NullMarked;
