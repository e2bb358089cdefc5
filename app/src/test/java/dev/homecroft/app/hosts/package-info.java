@NullMarked
package dev.homecroft.app.hosts;

import org.jspecify.annotations.NullMarked;
