@NullMarked
package dev.homecroft.providers.proxmox.hosts;

import org.jspecify.annotations.NullMarked;
