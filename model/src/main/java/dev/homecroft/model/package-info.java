/**
 * The lab as its owner states it, in words that belong to no vendor. Records only: what a section may say, with the place
 * in the files where each value stands.
 */
@NullMarked
package dev.homecroft.model;

import org.jspecify.annotations.NullMarked;
