/**
 * The nodes of a cluster: how they are read, emptied, restarted and filled again, and what their cluster loses without them.
 * It owns their notes.
 */
@NullMarked
package dev.homecroft.providers.proxmox.hosts;

import org.jspecify.annotations.NullMarked;
