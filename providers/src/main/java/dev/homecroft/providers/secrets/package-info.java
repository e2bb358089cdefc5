/**
 * The secret stores that a lab may declare: environment variables, files, files encrypted with age or SOPS, and the services
 * Bitwarden Secrets Manager, Vault and 1Password. A value is read at the last moment, kept nowhere, and stands in no message.
 */
@NullMarked
package dev.homecroft.providers.secrets;

import org.jspecify.annotations.NullMarked;
