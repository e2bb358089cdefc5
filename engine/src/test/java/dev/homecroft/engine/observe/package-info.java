@NullMarked
package dev.homecroft.engine.observe;

import org.jspecify.annotations.NullMarked;
