/**
 * The loop: project, observe, plan, audit, apply, drift. {@link dev.homecroft.engine.Engine} is the door; the stages live in
 * packages of their own and only those that talk to the outside have threads.
 */
@NullMarked
package dev.homecroft.engine;

import org.jspecify.annotations.NullMarked;
