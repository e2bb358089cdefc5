/**
 * The API of the simulated cluster: endpoints, who may call them, and what each does.
 */
@NullMarked
package dev.homecroft.simulators.proxmox.api;

import org.jspecify.annotations.NullMarked;
