@NullMarked
package dev.homecroft.providers.proxmox.api;

import org.jspecify.annotations.NullMarked;
