/** What was found in a cluster, in the words of a lab's files: the way of {@code declared}, backwards. */
@NullMarked
package dev.homecroft.providers.proxmox.settings.takeover;

import org.jspecify.annotations.NullMarked;
