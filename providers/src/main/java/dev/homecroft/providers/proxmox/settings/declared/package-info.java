/** What the lab states of a cluster beside its guests. It owns the way from the model to the fields of the table's kinds. */
@NullMarked
package dev.homecroft.providers.proxmox.settings.declared;

import org.jspecify.annotations.NullMarked;
