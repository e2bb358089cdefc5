/**
 * What a simulator stands on, whatever product it plays: its clock and agenda, its chance and its one lock, tasks over
 * simulated time, configuration files, refusals, faults, and the state that is kept between runs.
 */
@NullMarked
package dev.homecroft.simulators.stage;

import org.jspecify.annotations.NullMarked;
