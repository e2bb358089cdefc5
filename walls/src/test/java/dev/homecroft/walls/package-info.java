/** The walls between the rooms, as tests. Each rule can be run on another root, so that planted faults show that it bites. */
@NullMarked
package dev.homecroft.walls;

import org.jspecify.annotations.NullMarked;
