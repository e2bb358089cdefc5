@NullMarked
package dev.homecroft.app.tools;

import org.jspecify.annotations.NullMarked;
