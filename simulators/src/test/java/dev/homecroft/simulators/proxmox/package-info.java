@NullMarked
package dev.homecroft.simulators.proxmox;

import org.jspecify.annotations.NullMarked;
