/**
 * The secret stores that a lab may declare: environment variables, files, and files encrypted with age. A value is read at
 * the last moment, kept nowhere, and stands in no message.
 */
@NullMarked
package dev.homecroft.providers.secrets;

import org.jspecify.annotations.NullMarked;
