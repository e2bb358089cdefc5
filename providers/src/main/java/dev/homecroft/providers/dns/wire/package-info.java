/** The way to name servers: whole messages over TCP, and where another way is put in its place. */
@NullMarked
package dev.homecroft.providers.dns.wire;

import org.jspecify.annotations.NullMarked;
