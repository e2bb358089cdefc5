/** What each diagnostic of the files and the model means: one page for each code, in Markdown. */
@NullMarked
package dev.homecroft.model.explain;

import org.jspecify.annotations.NullMarked;
