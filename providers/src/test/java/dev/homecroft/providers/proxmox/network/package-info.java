@NullMarked
package dev.homecroft.providers.proxmox.network;

import org.jspecify.annotations.NullMarked;
