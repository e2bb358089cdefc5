/**
 * What a provider is: five verbs (describe, project, observe, diff, apply) and a probe for the time after a crash. Projecting
 * and diffing are pure; observing and applying block and are called on virtual threads of the engine.
 */
@NullMarked
package dev.homecroft.spi;

import org.jspecify.annotations.NullMarked;
