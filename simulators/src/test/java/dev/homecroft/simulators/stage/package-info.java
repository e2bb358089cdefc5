@NullMarked
package dev.homecroft.simulators.stage;

import org.jspecify.annotations.NullMarked;
