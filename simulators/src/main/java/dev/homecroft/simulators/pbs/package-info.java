/**
 * The Proxmox Backup Server simulator: what a test or the sandbox starts, fills, disturbs and stops.
 */
@NullMarked
package dev.homecroft.simulators.pbs;

import org.jspecify.annotations.NullMarked;
