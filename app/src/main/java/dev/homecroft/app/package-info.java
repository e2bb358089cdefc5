/** The program: its entry and the one place where everything is wired together. */
@NullMarked
package dev.homecroft.app;

import org.jspecify.annotations.NullMarked;
