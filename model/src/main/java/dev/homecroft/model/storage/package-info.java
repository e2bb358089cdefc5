/** Owns where data is kept and how often: storage appliances, databases, backups. */
@NullMarked
package dev.homecroft.model.storage;

import org.jspecify.annotations.NullMarked;
