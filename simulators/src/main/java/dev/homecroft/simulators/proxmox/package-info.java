/**
 * The Proxmox VE simulator: what a test or the sandbox starts, configures, disturbs and stops.
 */
@NullMarked
package dev.homecroft.simulators.proxmox;

import org.jspecify.annotations.NullMarked;
