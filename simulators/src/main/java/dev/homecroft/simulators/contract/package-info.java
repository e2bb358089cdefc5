/**
 * The contracts of the APIs of Proxmox: paths, methods, parameters and privileges, as distilled from the vendor's
 * descriptions.
 */
@NullMarked
package dev.homecroft.simulators.contract;

import org.jspecify.annotations.NullMarked;
