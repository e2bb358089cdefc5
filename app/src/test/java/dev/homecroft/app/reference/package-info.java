/** The reference lab, of every kind of thing that is driven: made, changed, taken away, and whatever happens on the way. */
@NullMarked
package dev.homecroft.app.reference;

import org.jspecify.annotations.NullMarked;
