@org.jspecify.annotations.NullMarked
package dev.homecroft.providers.secrets;
