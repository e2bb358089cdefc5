@NullMarked
package dev.homecroft.state;

import org.jspecify.annotations.NullMarked;
