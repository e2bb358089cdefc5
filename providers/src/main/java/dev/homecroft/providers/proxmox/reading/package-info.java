/** How one guest is read, now: its configuration, whether it runs, whether it could move. It changes nothing. */
@NullMarked
package dev.homecroft.providers.proxmox.reading;

import org.jspecify.annotations.NullMarked;
