@org.jspecify.annotations.NullMarked
package dev.homecroft.history;
