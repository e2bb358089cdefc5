@NullMarked
package dev.homecroft.providers.proxmox.firewall;

import org.jspecify.annotations.NullMarked;
