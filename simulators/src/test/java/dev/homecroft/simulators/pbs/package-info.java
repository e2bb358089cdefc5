@NullMarked
package dev.homecroft.simulators.pbs;

import org.jspecify.annotations.NullMarked;
