/**
 * Owns the language server: the Language Server Protocol 3.17 on one side, the lab's language on the other. What is known of
 * the lab comes from {@code model}; here are only places, documents and messages.
 */
@NullMarked
package dev.homecroft.app.lsp;

import org.jspecify.annotations.NullMarked;
