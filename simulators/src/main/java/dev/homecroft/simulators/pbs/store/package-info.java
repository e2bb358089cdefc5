/**
 * What a simulated Backup Server knows: its configuration files, its datastores with the backups in them, and what is
 * kept, verified and collected there.
 */
@NullMarked
package dev.homecroft.simulators.pbs.store;

import org.jspecify.annotations.NullMarked;
