@NullMarked
package dev.homecroft.app.lab;

import org.jspecify.annotations.NullMarked;
