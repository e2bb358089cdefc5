package dev.homecroft.providers.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Record;

/** Canonical texts of record data. */
final class RdataTest {
    /** By type, what people write and what it is. */
    private static final Map<String, Map<String, String>> TABLE = Map.ofEntries(
            Map.entry("A", Map.of("10.0.0.1", "10.0.0.1")),
            Map.entry("AAAA", Map.of("FD00:0:0::1", "fd00::1", "::ffff:10.0.0.1", "::ffff:a00:1")),
            Map.entry("CNAME", Map.of("WWW.Lab.Test.", "www.lab.test", "www.lab.test", "www.lab.test", ".", ".")),
            Map.entry("PTR", Map.of("My\\032Printer._ipp._tcp.lab.test.", "my\\032printer._ipp._tcp.lab.test")),
            Map.entry("MX", Map.of("10 Mail.Lab.Test.", "10 mail.lab.test", "0 .", "0 .")),
            Map.entry("SRV", Map.of("10 20 389 Www.Lab.Test.", "10 20 389 www.lab.test", "0 0 0 .", "0 0 0 .")),
            Map.entry("CAA", Map.of("0 issue \"letsencrypt.org\"", "0 issue \"letsencrypt.org\"")),
            Map.entry("HTTPS", Map.of("1 . alpn=h2,h3", "1 . alpn=h2,h3")),
            Map.entry("SVCB", Map.of("0 www.lab.test.", "0 www.lab.test.")),
            Map.entry("SSHFP", Map.of("4 2 " + "AB".repeat(32), "4 2 " + "AB".repeat(32))),
            Map.entry("TLSA", Map.of("3 1 1 ABCDEF", "3 1 1 ABCDEF")),
            Map.entry(
                    "TXT",
                    Map.of("plain; \"text\"", "plain; \"text\"", "\"one\" \"two\"", "onetwo", "ü", "\\195\\188")));

    @Test
    void theTableHasEveryTypeThatCanBeStated() {
        assertThat(TABLE.keySet()).isEqualTo(Rdata.WRITABLE);
    }

    @Test
    void everyTypeHasOneCanonicalText() {
        TABLE.forEach((type, texts) -> texts.forEach((written, canonical) -> assertThat(Rdata.canonical(type, written))
                .as("%s %s", type, written)
                .contains(canonical)));
    }

    @Test
    void everyTypeComesBackFromTheWireAsItWasWritten() {
        TABLE.forEach((type, texts) -> texts.values().forEach(canonical -> {
            Record record = Rdata.record(Rdata.name("x.lab.test"), type, 60, canonical);
            assertThat(Rdata.canonical(record)).isEqualTo(canonical);
            assertThat(Rdata.isAsWritten(record, type))
                    .as("%s %s", type, canonical)
                    .isTrue();
        }));
    }

    @Test
    void whatIsNotDataOfTheTypeIsSaidSo() {
        for (String wrong : List.of("A 10.0.0.256", "A ", "AAAA 10.0.0.1", "MX mail.lab.test", "SRV 1 2 x", "CAA x")) {
            int space = wrong.indexOf(' ');
            assertThat(Rdata.canonical(wrong.substring(0, space), wrong.substring(space + 1)))
                    .as(wrong)
                    .isEmpty();
        }
    }
}
