/**
 * A lab's systems as simulators in one background process: what is simulated for a lab, the process, its control
 * connection, and how commands find it.
 */
@NullMarked
package dev.homecroft.app.sandbox;

import org.jspecify.annotations.NullMarked;
