@org.jspecify.annotations.NullMarked
package dev.homecroft.app.lsp;
