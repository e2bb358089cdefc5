package dev.homecroft.providers.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** Texts and marks survive the way to the wire and back. */
final class RdataProperties {
    private static final Name NAME = Rdata.name("x.lab.test");

    @Property(tries = 200)
    void anyTextComesBack(@ForAll @StringLength(max = 700) String text) {
        Optional<String> canonical = Rdata.canonical("TXT", "x" + text);
        Record record = Rdata.record(NAME, "TXT", 60, canonical.orElseThrow());
        assertThat(Rdata.canonical(record)).isEqualTo(canonical.get());
    }

    @Property(tries = 200)
    void piecesDoNotCount(@ForAll @Size(min = 2, max = 250) byte[] content) {
        byte[] whole = new byte[content.length + 1];
        whole[0] = (byte) content.length;
        System.arraycopy(content, 0, whole, 1, content.length);
        byte[] split = new byte[content.length + 2];
        split[0] = 1;
        split[1] = content[0];
        split[2] = (byte) (content.length - 1);
        System.arraycopy(content, 1, split, 3, content.length - 1);
        Record one = Record.newRecord(NAME, Type.TXT, DClass.IN, 60, whole);
        Record other = Record.newRecord(NAME, Type.TXT, DClass.IN, 60, split);
        assertThat(Rdata.canonical(one)).isEqualTo(Rdata.canonical(other));
        assertThat(Arrays.equals(Rdata.bytes(one), Rdata.bytes(other))).isFalse();
    }

    @Property(tries = 200)
    void anyLabsMarkComesBack(
            @ForAll @StringLength(max = 40) String lab, @ForAll @StringLength(max = 20) String intent) {
        Address address = Address.parse("record/*.apps.lab.test/A");
        String clean = new String(
                lab.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        String cleanIntent = new String(
                intent.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        DnsMark mark = new DnsMark(
                new Mark(clean, address, Optional.of(Identity.parse("rrset:*.apps.lab.test/A")), cleanIntent),
                "0123456789abcdef");
        assertThat(DnsMark.parse(mark.text())).contains(mark);
        assertThat(DnsMark.parse(mark.text() + " ")).isEmpty();
        assertThat(DnsMark.parse("v=spf1 " + clean)).isEmpty();
    }
}
