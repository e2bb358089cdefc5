/** The one place that touches {@code sun.misc.Signal}, whose warning no annotation can answer; a module of its own, so that it alone is compiled without warnings as errors. */
@NullMarked
package dev.homecroft.app.signal;

import org.jspecify.annotations.NullMarked;
