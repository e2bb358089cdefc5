/**
 * What a cluster keeps beside its guests: who may do what, pools, storages, mappings, jobs, options, firewalls, virtual networks. It
 * owns how these are compared, carried out and known for ours; which there are is in {@code table}.
 */
@NullMarked
package dev.homecroft.providers.proxmox.settings;

import org.jspecify.annotations.NullMarked;
