/** The example lab with simulators in the place of its systems, for tests of the whole program. */
@NullMarked
package dev.homecroft.app.world;

import org.jspecify.annotations.NullMarked;
