/** Benchmarks: made-up labs of any size, the tower against its simulators, and what both cost. Not part of the program. */
@NullMarked
package dev.homecroft.bench;

import org.jspecify.annotations.NullMarked;
