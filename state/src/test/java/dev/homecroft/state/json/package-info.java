@org.jspecify.annotations.NullMarked
package dev.homecroft.state.json;
