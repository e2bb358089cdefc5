/**
 * The contract of the API: its paths, methods, parameters and privileges, as distilled from the vendor's description.
 */
@NullMarked
package dev.homecroft.simulators.proxmox.contract;

import org.jspecify.annotations.NullMarked;
