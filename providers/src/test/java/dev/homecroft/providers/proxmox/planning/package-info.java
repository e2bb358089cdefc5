@NullMarked
package dev.homecroft.providers.proxmox.planning;

import org.jspecify.annotations.NullMarked;
