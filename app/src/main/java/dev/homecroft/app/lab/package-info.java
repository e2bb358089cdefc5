/** Finds a lab on disk, reads it, and opens it for work with the engine. */
@NullMarked
package dev.homecroft.app.lab;

import org.jspecify.annotations.NullMarked;
