/**
 * From what is desired and what was observed to a plan, and the audit of that plan. Pure: no clock, no randomness, no I/O.
 *
 * <p>{@link dev.homecroft.engine.plan.Matcher} holds the identity law: it alone says which object is which thing.
 */
@NullMarked
package dev.homecroft.engine.plan;

import org.jspecify.annotations.NullMarked;
