/** JSON as a closed family of values, read and written through Jackson's streaming core, with one canonical form. */
@NullMarked
package dev.homecroft.kernel.json;

import org.jspecify.annotations.NullMarked;
