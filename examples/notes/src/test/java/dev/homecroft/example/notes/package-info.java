@org.jspecify.annotations.NullMarked
package dev.homecroft.example.notes;
