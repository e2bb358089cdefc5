/**
 * What the lab states of guests and of the images that they are made from. It owns the way from the model to fields.
 */
@NullMarked
package dev.homecroft.providers.proxmox.declared;

import org.jspecify.annotations.NullMarked;
