@org.jspecify.annotations.NullMarked
package dev.homecroft.model.time;
