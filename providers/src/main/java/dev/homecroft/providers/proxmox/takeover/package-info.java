/** Guests that were found, in the words of a lab's files: the way of {@code declared}, backwards. Pure. */
@NullMarked
package dev.homecroft.providers.proxmox.takeover;

import org.jspecify.annotations.NullMarked;
