@NullMarked
package dev.homecroft.app;

import org.jspecify.annotations.NullMarked;
