/**
 * What a cluster keeps beside its guests: who may do what, pools, storages, mappings, jobs, options. It owns the table of these
 * kinds, how each is written in the API, and where our mark on each stands.
 */
@NullMarked
package dev.homecroft.providers.proxmox.settings;

import org.jspecify.annotations.NullMarked;
