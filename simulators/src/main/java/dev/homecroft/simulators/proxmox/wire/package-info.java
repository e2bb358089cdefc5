/**
 * The wire of Proxmox VE: TLS, its own kind of HTTP/1.1, JSON and forms.
 */
@NullMarked
package dev.homecroft.simulators.proxmox.wire;

import org.jspecify.annotations.NullMarked;
