/** How this provider talks to a cluster: calls and their answers, tasks, the words for what goes wrong. */
@NullMarked
package dev.homecroft.providers.proxmox.api;

import org.jspecify.annotations.NullMarked;
