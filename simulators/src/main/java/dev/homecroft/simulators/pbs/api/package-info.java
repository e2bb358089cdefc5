/**
 * The API of the simulated Backup Server: who asks, what of the contract is simulated, and what it does.
 */
@NullMarked
package dev.homecroft.simulators.pbs.api;

import org.jspecify.annotations.NullMarked;
