/** When things happen again and again: calendar expressions, cron, and windows in which a disruption is welcome. */
@NullMarked
package dev.homecroft.model.time;

import org.jspecify.annotations.NullMarked;
