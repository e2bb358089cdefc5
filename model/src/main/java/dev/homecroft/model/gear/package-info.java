/** Owns the parts of a lab that are neither host nor guest: devices, power, links between sites, groups. */
@NullMarked
package dev.homecroft.model.gear;

import org.jspecify.annotations.NullMarked;
