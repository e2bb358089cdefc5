@NullMarked
package dev.homecroft.bench;

import org.jspecify.annotations.NullMarked;
