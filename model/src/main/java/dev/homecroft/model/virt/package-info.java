/** What a hypervisor keeps for itself, beside its guests: who may do what, what moves after a failure, its nodes' wires. */
@NullMarked
package dev.homecroft.model.virt;

import org.jspecify.annotations.NullMarked;
