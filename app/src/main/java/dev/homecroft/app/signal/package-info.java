/** The one place that touches {@code sun.misc.Signal}, whose warning no annotation can answer; compiled by itself. */
@NullMarked
package dev.homecroft.app.signal;

import org.jspecify.annotations.NullMarked;
