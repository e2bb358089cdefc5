/**
 * The text values of Proxmox VE: parameters, property strings, sizes and task ids.
 */
@NullMarked
package dev.homecroft.simulators.proxmox.values;

import org.jspecify.annotations.NullMarked;
