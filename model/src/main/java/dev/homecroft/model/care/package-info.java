/** Owns what people decide over time: updates, mitigations, decisions. */
@NullMarked
package dev.homecroft.model.care;

import org.jspecify.annotations.NullMarked;
