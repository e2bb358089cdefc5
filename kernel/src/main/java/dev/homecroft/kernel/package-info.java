/**
 * The words every other room uses: diagnostics, source ranges, addresses of things, layers, network
 * values, sizes, durations, versions and references to secrets. Values only: no I/O, no clock.
 */
@NullMarked
package dev.homecroft.kernel;

import org.jspecify.annotations.NullMarked;
