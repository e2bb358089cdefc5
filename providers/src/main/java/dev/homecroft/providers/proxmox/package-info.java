/**
 * Drives Proxmox VE clusters: guests and the images that they are made from. It owns the translation between the lab's words
 * and the API's options, the placement of guests, and the calls that make the difference.
 */
@NullMarked
package dev.homecroft.providers.proxmox;

import org.jspecify.annotations.NullMarked;
