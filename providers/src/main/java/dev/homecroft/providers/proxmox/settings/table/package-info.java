/**
 * The table of what a cluster keeps beside its guests. It owns which kinds there are, how each stands in the API, how a field is
 * written and read there, and where our mark on each stands; it asks and changes nothing by itself.
 */
@NullMarked
package dev.homecroft.providers.proxmox.settings.table;

import org.jspecify.annotations.NullMarked;
