package dev.homecroft.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and numbers with a strict text: Fqdn, Mac, VlanId, PortRange, Address, SecretRef. */
final class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "Talos-1.Lab.Example.ORG., talos-1.lab.example.org",
        "_acme-challenge.example.org, _acme-challenge.example.org",
        "*.apps.example.org, *.apps.example.org",
        "localhost, localhost",
        "20.10.in-addr.arpa, 20.10.in-addr.arpa",
        "xn--bcher-kva.example, xn--bcher-kva.example",
    })
    void namesAreLowerCaseWithoutTheLastDot(String text, String canonical) {
        assertThat(Fqdn.tryParse(text))
                .hasValueSatisfying(name -> assertThat(name).hasToString(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                ".a",
                "a.-b",
                "a.b-",
                "*",
                "a.*.b",
                "a b",
                "bücher.example",
                "\u212A.example",
                "a_.b",
                "10.20.0.22",
                "7",
                "a.b.1",
                "a/b",
                "a:b",
                "a.."
            })
    void otherTextsAreNoNames(String text) {
        assertThat(Fqdn.tryParse(text)).isEmpty();
    }

    @Test
    void namesHaveTheLimitsOfTheRfc() {
        String label = "a".repeat(63);
        assertThat(Fqdn.tryParse(label + ".x")).isPresent();
        assertThat(Fqdn.tryParse("a" + label + ".x")).isEmpty();
        String longest = "%s.%s.%s.%s".formatted(label, label, label, "a".repeat(61));
        assertThat(Fqdn.tryParse(longest)).isPresent();
        assertThat(Fqdn.tryParse(longest + ".")).isPresent();
        assertThat(Fqdn.tryParse(longest + "a")).isEmpty();
    }

    @Test
    void aZoneHoldsItselfAndWhatIsBelow() {
        Fqdn zone = Fqdn.parse("example.org");
        assertThat(zone.isWithin(zone)).isTrue();
        assertThat(zone.child("lab").isWithin(zone)).isTrue();
        assertThat(Fqdn.parse("badexample.org").isWithin(zone)).isFalse();
        assertThat(Fqdn.parse("lab.example.org").firstLabel()).isEqualTo("lab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BC:24:11:00:00:01", "bc-24-11-00-00-01", "bc:24:11:00:00:01"})
    void addressesOfCardsHaveOneText(String text) {
        assertThat(Mac.parse(text)).hasToString("bc:24:11:00:00:01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bc:24:11:00:00",
                "bc:24:11:00:00:01:02",
                "bc:24-11:00:00:01",
                "bc2411000001",
                "gc:24:11:00:00:01",
                " bc:24:11:00:00:01"
            })
    void otherTextsAreNoAddressesOfCards(String text) {
        assertThat(Mac.tryParse(text)).isEmpty();
    }

    @Test
    void groupAddressesAreTold() {
        assertThat(Mac.parse("01:00:5e:00:00:01").isGroup()).isTrue();
        assertThat(Mac.parse("bc:24:11:00:00:01").isGroup()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1,true",
        "4094,true",
        "0,false",
        "4095,false",
        "020,false",
        "-1,false",
        "99999,false",
        "1.0,false",
        "'',false"
    })
    void vlansAreOneTo4094(String text, boolean valid) {
        assertThat(VlanId.tryParse(text).isPresent()).isEqualTo(valid);
        VlanId.tryParse(text).ifPresent(id -> assertThat(id).hasToString(text));
    }

    @ParameterizedTest
    @CsvSource({"443,443", "8000-8010,8000-8010", "1-65535,1-65535", "80-80,80"})
    void portsHaveOneText(String text, String canonical) {
        assertThat(PortRange.tryParse(text)).hasValueSatisfying(range -> {
            assertThat(range).hasToString(canonical);
            assertThat(PortRange.tryParse(canonical)).contains(range);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "10-5", "1-", "-1", "1-2-3", "http", " 80", "0443", "1:2", "99999"})
    void otherTextsAreNoPorts(String text) {
        assertThat(PortRange.tryParse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1-10,10-20,true", "1-9,10-20,false", "5,1-10,true", "1-10,5,true", "21,10-20,false"})
    void rangesOverlapInASharedPort(String one, String other, boolean overlap) {
        PortRange first = PortRange.tryParse(one).orElseThrow();
        PortRange second = PortRange.tryParse(other).orElseThrow();
        assertThat(first.overlaps(second)).isEqualTo(overlap).isEqualTo(second.overlaps(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guest/talos-1", "record/talos-1.lab.example.org/A", "rule/a->b", "x/:"})
    void addressesOfThingsAreReadBack(String text) {
        assertThat(Address.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "guest",
                "guest/",
                "/a",
                "Guest/a",
                "guest/a b",
                "guest/a`b",
                "guest/a\"",
                "guest/é",
                "1guest/a"
            })
    void otherTextsAreNoAddressesOfThings(String text) {
        assertThat(Address.tryParse(text)).isEmpty();
    }

    @Test
    void addressesGoByKindThenName() {
        assertThat(Address.parse("a/z")).isLessThan(Address.parse("a-b/a"));
        assertThat(Address.parse("a/a")).isLessThan(Address.parse("a/b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"talos/core", "cloudflare/zones/token", "env/CF_API.token-1"})
    void secretsAreNamedByStoreAndPath(String text) {
        assertThat(SecretRef.tryParse(text))
                .hasValueSatisfying(ref -> assertThat(ref).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "talos",
                "/a",
                "a/",
                "a//b",
                "A/b",
                "a/../b",
                "a/.b",
                "a/b/",
                "a/b c",
                "hunter2",
                "a/-b",
                "op://vault/item"
            })
    void otherTextsNameNoSecret(String text) {
        assertThat(SecretRef.tryParse(text)).isEmpty();
    }

    @Test
    void aVeryLongPathIsRefusedQuietly() {
        assertThat(SecretRef.tryParse("a/" + "b/".repeat(100_000) + "c")).isEmpty();
    }
}
