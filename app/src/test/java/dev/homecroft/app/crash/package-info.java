/** What is left when the program dies at any moment, and that the next call puts it right. */
@NullMarked
package dev.homecroft.app.crash;

import org.jspecify.annotations.NullMarked;
