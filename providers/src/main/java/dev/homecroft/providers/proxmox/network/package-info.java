/**
 * Interfaces of the nodes of a Proxmox VE cluster: bridges, bonds and VLANs. Changes are staged, read back and made effective by
 * one reload, and put back if the node does not answer afterwards.
 */
@NullMarked
package dev.homecroft.providers.proxmox.network;

import org.jspecify.annotations.NullMarked;
