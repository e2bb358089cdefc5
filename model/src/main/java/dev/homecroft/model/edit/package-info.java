/**
 * Owns changes of the lab's texts that keep its meaning: where the files mention an entry, how it gets another name
 * everywhere at once, and the canonical layout. All of it is text in, text out; nothing is written here.
 */
@NullMarked
package dev.homecroft.model.edit;

import org.jspecify.annotations.NullMarked;
