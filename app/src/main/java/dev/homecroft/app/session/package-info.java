/** What commands may ask of a lab, apart from how it is done. */
@NullMarked
package dev.homecroft.app.session;

import org.jspecify.annotations.NullMarked;
