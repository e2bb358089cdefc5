@NullMarked
package dev.homecroft.simulators.proxmox.contract;

import org.jspecify.annotations.NullMarked;
