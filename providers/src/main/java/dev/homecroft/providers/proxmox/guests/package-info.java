/**
 * Which steps bring guests, their disks and images from what was found to what is declared. It owns what is made, changed,
 * rebuilt and removed, in which order, and what stands against it. Pure.
 */
@NullMarked
package dev.homecroft.providers.proxmox.guests;

import org.jspecify.annotations.NullMarked;
