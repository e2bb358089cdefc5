@org.jspecify.annotations.NullMarked
package dev.homecroft.kernel.json;
