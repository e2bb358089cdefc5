@org.jspecify.annotations.NullMarked
package dev.homecroft.engine.apply;
