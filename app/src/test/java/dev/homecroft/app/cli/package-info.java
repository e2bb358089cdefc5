@NullMarked
package dev.homecroft.app.cli;

import org.jspecify.annotations.NullMarked;
