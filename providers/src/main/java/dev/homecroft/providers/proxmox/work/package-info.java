/**
 * How steps are carried out: for each operation what is looked at, which call is made, and what shows that it took effect. It
 * owns the proof, just before each call, that a guest is the one that the plan is about.
 */
@NullMarked
package dev.homecroft.providers.proxmox.work;

import org.jspecify.annotations.NullMarked;
