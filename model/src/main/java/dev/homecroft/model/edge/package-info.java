/** Owns who may reach what, and how: firewall, gateways, tunnels, access, tailnets, certificates. */
@NullMarked
package dev.homecroft.model.edge;

import org.jspecify.annotations.NullMarked;
