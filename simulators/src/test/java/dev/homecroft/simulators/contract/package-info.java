@NullMarked
package dev.homecroft.simulators.contract;

import org.jspecify.annotations.NullMarked;
