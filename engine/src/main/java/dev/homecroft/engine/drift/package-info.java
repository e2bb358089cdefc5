/** What differs from the lab though nobody changed the lab. Read off a plan; pure. */
@NullMarked
package dev.homecroft.engine.drift;

import org.jspecify.annotations.NullMarked;
