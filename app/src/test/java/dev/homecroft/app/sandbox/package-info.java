@NullMarked
package dev.homecroft.app.sandbox;

import org.jspecify.annotations.NullMarked;
