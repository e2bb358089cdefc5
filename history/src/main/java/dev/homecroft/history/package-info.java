/**
 * What was done, append-only: runs with their plans and journals, the last observation of each target, what was applied last,
 * how long things took, and who works on the lab now. Losing it costs history, never the lab.
 */
@NullMarked
package dev.homecroft.history;

import org.jspecify.annotations.NullMarked;
