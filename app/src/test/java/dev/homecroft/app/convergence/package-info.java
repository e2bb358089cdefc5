/** Whatever goes wrong in between, labs end up as declared, and people are told what they need to know. */
@NullMarked
package dev.homecroft.app.convergence;

import org.jspecify.annotations.NullMarked;
