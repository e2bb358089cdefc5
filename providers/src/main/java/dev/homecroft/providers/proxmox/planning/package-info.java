/**
 * What a plan knows of its clusters, and what is taken in them while it is made: places, numbers, slots. It owns how steps of
 * guests are written down, and decides none of them. Pure.
 */
@NullMarked
package dev.homecroft.providers.proxmox.planning;

import org.jspecify.annotations.NullMarked;
