@NullMarked
package dev.homecroft.providers.dns;

import org.jspecify.annotations.NullMarked;
