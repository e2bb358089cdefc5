@NullMarked
package dev.homecroft.views;

import org.jspecify.annotations.NullMarked;
