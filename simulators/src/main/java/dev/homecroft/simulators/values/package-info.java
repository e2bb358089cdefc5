/**
 * The text values of the products of Proxmox: parameters, property strings, sizes and task ids.
 */
@NullMarked
package dev.homecroft.simulators.values;

import org.jspecify.annotations.NullMarked;
