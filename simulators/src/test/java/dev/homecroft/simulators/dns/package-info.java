@NullMarked
package dev.homecroft.simulators.dns;

import org.jspecify.annotations.NullMarked;
