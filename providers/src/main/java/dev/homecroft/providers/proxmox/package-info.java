/**
 * Drives Proxmox VE clusters: guests and the images that they are made from, nodes, interfaces and what a cluster keeps beside
 * them. It owns the stages, which rooms fill: what is declared, observed, proposed and carried out for one cluster as a whole.
 */
@NullMarked
package dev.homecroft.providers.proxmox;

import org.jspecify.annotations.NullMarked;
