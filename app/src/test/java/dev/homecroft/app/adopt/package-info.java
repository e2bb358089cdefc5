/** Clusters that were there before the lab. */
@NullMarked
package dev.homecroft.app.adopt;

import org.jspecify.annotations.NullMarked;
