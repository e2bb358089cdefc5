@NullMarked
package dev.homecroft.providers.proxmox;

import org.jspecify.annotations.NullMarked;
