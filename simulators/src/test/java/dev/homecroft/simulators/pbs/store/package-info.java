@NullMarked
package dev.homecroft.simulators.pbs.store;

import org.jspecify.annotations.NullMarked;
