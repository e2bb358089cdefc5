/** How values look: as text for people and as JSON for programs, from the same value. Pure; nothing here prints. */
@NullMarked
package dev.homecroft.views;

import org.jspecify.annotations.NullMarked;
