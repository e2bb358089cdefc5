/**
 * A second pair of eyes on every finished plan. It shares no code with the planner: it reads the plan, the observations and
 * the lab, and says which invariant the plan would break. Pure.
 */
@NullMarked
package dev.homecroft.engine.audit;

import org.jspecify.annotations.NullMarked;
