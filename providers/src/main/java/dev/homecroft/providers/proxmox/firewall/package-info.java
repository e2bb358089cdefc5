/**
 * Rules of a firewall as values: how they are written, which calls bring a list to what it is to be, and whether a packet gets
 * through. Pure.
 */
@NullMarked
package dev.homecroft.providers.proxmox.firewall;

import org.jspecify.annotations.NullMarked;
