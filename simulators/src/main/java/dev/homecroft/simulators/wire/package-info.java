/**
 * The wire that the products of Proxmox speak: TLS, two kinds of HTTP/1.1, JSON and forms.
 */
@NullMarked
package dev.homecroft.simulators.wire;

import org.jspecify.annotations.NullMarked;
