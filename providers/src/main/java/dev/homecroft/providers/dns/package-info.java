/**
 * Names of the lab in authoritative DNS servers, read by zone transfer and changed by dynamic update, both signed (RFC
 * 5936, 2136, 8945).
 *
 * <p>The unit is the record set: all records of one name and type. Beside each set of ours stands a TXT record at {@code
 * _croft-TYPE.NAME}, our mark. Every change is one update message that names, as prerequisites, the set and the mark
 * exactly as the plan saw them; the server checks and changes in one go, so no change of somebody else is ever lost.
 */
@NullMarked
package dev.homecroft.providers.dns;

import org.jspecify.annotations.NullMarked;
