@NullMarked
package dev.homecroft.providers.proxmox.text;

import org.jspecify.annotations.NullMarked;
