package dev.homecroft.providers.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Status;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Target;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which names follow from a lab. */
final class DnsProjectorTest {
    private static final InetSocketAddress SERVER = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5353);

    private static Labs labs() {
        return Labs.on(SERVER);
    }

    private static Map<String, String> values(Labs labs) {
        Map<String, String> values = new TreeMap<>();
        DnsProjector.project(labs.lab())
                .resources()
                .forEach(resource -> values.put(
                        resource.address().name(),
                        resource.fields().get("values").orElseThrow().toString()));
        return values;
    }

    private static List<String> problems(Labs labs) {
        return DnsProjector.project(labs.lab()).problems().stream()
                .map(Diagnostic::code)
                .toList();
    }

    @Test
    void aHostHasItsNameItsAliasesAndItsReverse() {
        Labs labs = labs().host("pve-1", Status.ACTIVE, List.of("console"), Labs.nic("servers", "10.20.0.11"));
        assertThat(values(labs))
                .containsOnly(
                        Map.entry("pve-1.lab.test/A", "10.20.0.11"),
                        Map.entry("console.lab.test/CNAME", "pve-1.lab.test"),
                        Map.entry("11.0.20.10.in-addr.arpa/PTR", "pve-1.lab.test"));
    }

    @Test
    void everyDomainOfAMachineGetsItsFirstAddressThere() {
        Labs labs = labs().network("storage", Optional.of("st.lab.test"))
                .host(
                        "pve-1",
                        Status.ACTIVE,
                        List.of(),
                        Labs.nic("servers", "10.20.0.11"),
                        Labs.nic("servers", "10.20.0.12"),
                        Labs.nic("storage", "10.99.0.11"));
        assertThat(values(labs))
                .containsOnly(
                        Map.entry("pve-1.lab.test/A", "10.20.0.11"),
                        Map.entry("pve-1.st.lab.test/A", "10.99.0.11"),
                        Map.entry("11.0.20.10.in-addr.arpa/PTR", "pve-1.lab.test"));
    }

    @Test
    void onlyWhatIsThereHasNames() {
        Labs labs = labs().host("gone", Status.RETIRED, List.of(), Labs.nic("servers", "10.20.0.1"))
                .host("later", Status.PLANNED, List.of(), Labs.nic("servers", "10.20.0.2"))
                .host("off", Status.OFFLINE, List.of(), Labs.nic("servers", "10.20.0.3"))
                .host("roaming", Status.ACTIVE, List.of(), Labs.nic("servers", "dhcp"))
                .guest("golden", true, Labs.nic("servers", "10.20.0.4"));
        assertThat(values(labs)).containsOnlyKeys("off.lab.test/A", "3.0.20.10.in-addr.arpa/PTR");
    }

    @Test
    void theNameOfAGuestWaitsForTheGuest() {
        Projection projection = DnsProjector.project(labs().guest("talos-1", false, Labs.nic("servers", "10.20.0.21"))
                .lab());
        assertThat(projection.resources())
                .hasSize(2)
                .allSatisfy(resource -> assertThat(resource.needs())
                        .singleElement()
                        .satisfies(need -> assertThat(need.on()).hasToString("guest/talos-1")));
    }

    @Test
    void aVipHasNameReverseAndAliases() {
        assertThat(values(labs().vip("gate", "10.20.0.50", "www")))
                .containsOnlyKeys("gate.lab.test/A", "www.lab.test/CNAME", "50.0.20.10.in-addr.arpa/PTR");
    }

    @Test
    void anAddressBelongsToWhatHasItFirstAndAStatedReverseWins() {
        Labs labs = labs().host("pve-1", Status.ACTIVE, List.of(), Labs.nic("servers", "10.20.0.50"))
                .vip("gate", "10.20.0.50");
        assertThat(values(labs)).containsEntry("50.0.20.10.in-addr.arpa/PTR", "pve-1.lab.test");
        labs.record("50.0.20.10.in-addr.arpa", "PTR", "stated.lab.test.");
        assertThat(values(labs)).containsEntry("50.0.20.10.in-addr.arpa/PTR", "stated.lab.test");
        assertThat(problems(labs)).isEmpty();
    }

    @Test
    void aNameGoesIntoTheClosestZone() {
        Labs labs = labs().zone("deep.lab.test", Optional.of(Duration.ofMinutes(2)))
                .record("a.deep.lab.test", "A", "10.0.0.1")
                .record("deep.lab.test", "TXT", "x")
                .record("b.lab.test", "A", "10.0.0.2");
        Map<String, DesiredResource> byName = new TreeMap<>();
        DnsProjector.project(labs.lab())
                .resources()
                .forEach(resource -> byName.put(resource.address().name(), resource));
        assertThat(byName.values().stream().map(DesiredResource::target))
                .containsExactly(
                        new Target("dns", "deep.lab.test"),
                        new Target("dns", "lab.test"),
                        new Target("dns", "deep.lab.test"));
        assertThat(byName.get("a.deep.lab.test/A"))
                .satisfies(
                        resource -> assertThat(resource.fields().whole("ttl")).contains(120L));
        assertThat(byName.get("b.lab.test/A"))
                .satisfies(resource -> assertThat(resource.fields().has("ttl")).isFalse());
    }

    @Test
    void valuesAreCanonicalAndSorted() {
        Labs labs = labs().record("x.lab.test", "A", "10.0.0.2", "10.0.0.1")
                .record("y.lab.test", "AAAA", "FD00:0:0::1")
                .record("z.lab.test", "SRV", "0 5 443 WWW.Lab.Test.")
                .record("t.lab.test", "TXT", "\"one\" \"two\"", "plain; text");
        assertThat(values(labs))
                .containsEntry("x.lab.test/A", "10.0.0.1, 10.0.0.2")
                .containsEntry("y.lab.test/AAAA", "fd00::1")
                .containsEntry("z.lab.test/SRV", "0 5 443 www.lab.test")
                .containsEntry("t.lab.test/TXT", "onetwo, plain; text");
    }

    @Test
    void aMailRouteWaitsForTheAddressThatItPointsAt() {
        Labs labs = labs().record("lab.test", "MX", "10 mail.lab.test").record("mail.lab.test", "A", "10.0.0.1");
        assertThat(DnsProjector.project(labs.lab()).resources().getFirst().needs())
                .singleElement()
                .satisfies(need -> assertThat(need.on()).hasToString("record/mail.lab.test/A"));
    }

    @Test
    void saysWhatCanNotBe() {
        assertThat(problems(labs().record("x.lab.test", "A", "10.0.0.256"))).containsExactly("record-data-invalid");
        assertThat(problems(labs().record("x.other.test", "A", "10.0.0.1"))).containsExactly("record-outside-zones");
        assertThat(problems(labs().record("_croft-a.x.lab.test", "TXT", "x"))).containsExactly("record-name-reserved");
        assertThat(problems(labs().record("x.lab.test", "A", "10.0.0.1").record("x.lab.test", "CNAME", "y.lab.test")))
                .containsExactly("alias-not-alone");
        assertThat(problems(labs().record("x.lab.test", "CNAME", "y.lab.test", "z.lab.test")))
                .containsExactly("alias-not-alone");
        assertThat(problems(labs().host("pve-1", Status.ACTIVE, List.of(), Labs.nic("servers", "10.20.0.11"))
                        .record("pve-1.lab.test", "A", "10.20.0.12")))
                .containsExactly("record-stated-twice");
    }

    @Test
    void withoutAZoneThereIsNothingToDo() {
        Projection projection = DnsProjector.project(new Labs()
                .host("pve-1", Status.ACTIVE, List.of(), Labs.nic("servers", "10.20.0.11"))
                .lab());
        assertThat(projection.targets()).isEmpty();
        assertThat(projection.resources()).isEmpty();
        assertThat(projection.problems()).isEmpty();
    }
}
