/**
 * The simulated cluster itself: clock, tasks, guests, volumes, users, and how they are kept on disk.
 */
@NullMarked
package dev.homecroft.simulators.proxmox.cluster;

import org.jspecify.annotations.NullMarked;
