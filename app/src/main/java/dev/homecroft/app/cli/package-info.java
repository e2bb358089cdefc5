/** The command line: reads arguments, asks, prints. The only room that writes to a terminal. */
@NullMarked
package dev.homecroft.app.cli;

import org.jspecify.annotations.NullMarked;
