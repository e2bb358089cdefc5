/**
 * How a cluster writes guests: its words for their kinds, devices, options, notes and names, both ways. It owns the
 * translation between options and fields, and asks nothing. Pure.
 */
@NullMarked
package dev.homecroft.providers.proxmox.text;

import org.jspecify.annotations.NullMarked;
