/** Where a lab's text comes from: folders, Git commits, YAML whose every node knows its place, and edits that keep the rest. */
@NullMarked
package dev.homecroft.source;

import org.jspecify.annotations.NullMarked;
