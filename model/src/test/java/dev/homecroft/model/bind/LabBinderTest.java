package dev.homecroft.model.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.References;
import dev.homecroft.model.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LabBinderTest {
    private static final String BASE = """
            lab: { name: tower, domains: { private: lab.example.org } }
            networks: { servers: { cidr: 10.20.0.0/24, cidr6: "2001:db8::/64" } }
            hypervisors: { tower: { kind: proxmox, members: [pve-1] } }
            hosts: { pve-1: {} }
            """;

    private static LabResult bind(String text) {
        return LabBinder.bind(LabTexts.of(text));
    }

    private static Lab good(String text) {
        LabResult result = bind(text);
        assertThat(result.diagnostics()).isEmpty();
        return result.lab().orElseThrow();
    }

    private static <T> T at(Map<String, T> section, String name) {
        return Optional.ofNullable(section.get(name)).orElseThrow();
    }

    private static List<String> summaries(LabResult result) {
        return result.diagnostics().stream().map(Diagnostic::summary).toList();
    }

    @Test
    void theTowerBindsWithoutAnyProblem() {
        LabResult result = LabBinder.bind(LabTexts.example("tower"));

        assertThat(result.diagnostics()).isEmpty();
        Lab lab = result.lab().orElseThrow();
        assertThat(lab.guests()).hasSize(9);
        assertThat(lab.hosts().keySet()).containsExactly("pve-1", "pve-2", "pve-3");
        assertThat(at(lab.hypervisors(), "tower").token())
                .contains(SecretRef.tryParse("env/proxmox/token").orElseThrow());
    }

    @Test
    void sectionsOfSeveralFilesAreOneLab() {
        LabResult result = LabBinder.bind(LabTexts.of(Map.of(
                "a.yaml", "lab: { name: tower }\nhosts: { pve-1: {} }\n",
                "b/c.yaml", "hosts: { pve-2: {} }\n")));

        assertThat(result.diagnostics()).isEmpty();
        assertThat(result.lab().orElseThrow().hosts().keySet()).containsExactly("pve-1", "pve-2");
        assertThat(result.facts()).isEqualTo(1);
    }

    @Test
    void anEntryStatedTwiceIsNamedAtBothPlaces() {
        LabResult result = LabBinder.bind(LabTexts.of(
                Map.of("a.yaml", "lab: { name: tower }\nhosts: { pve-1: {} }\n", "b.yaml", "hosts: { pve-1: {} }\n")));

        Diagnostic twice = result.diagnostics().getFirst();
        assertThat(twice.code()).isEqualTo(Codes.STATED_TWICE);
        assertThat(twice.subject().orElseThrow()).hasToString("b.yaml:1:10");
        assertThat(twice.contexts().getFirst().range()).hasToString("a.yaml:2:10");
    }

    @Test
    void anOffsetCountsFromTheNetworkOfItsInterfaceOrTheNamedOne() {
        Lab lab = good(BASE + """
                guests:
                  a: { type: vm, hypervisor: tower, nics: { net0: { network: servers, address: +11, address6: +12 } } }
                  b: { type: vm, hypervisor: tower, nics: { net0: { address: servers+13 } } }
                """);

        assertThat(at(at(lab.guests(), "a").nics(), "net0").address().known()).contains(IpAddress.parse("10.20.0.11"));
        assertThat(at(at(lab.guests(), "a").nics(), "net0").address6().known())
                .contains(IpAddress.parse("2001:db8::c"));
        assertThat(at(at(lab.guests(), "b").nics(), "net0").address().known()).contains(IpAddress.parse("10.20.0.13"));
    }

    @Test
    void anOffsetBeyondTheNetworkIsKeptWithoutAnAddress() {
        Lab lab = good(BASE + "vips: { x: { address: servers+256 } }\n");

        assertThat(at(lab.vips(), "x").address()).isInstanceOf(AddressForm.Offset.class);
        assertThat(at(lab.vips(), "x").address().known()).isEmpty();
    }

    @Test
    void ownFieldsWinMappingsMergeAndListsReplace() {
        Lab lab = good(BASE + """
                profiles:
                  vm: { type: vm, hypervisor: tower, cpu: 2, tags: [one], disks: { system: { size: 8G, ssd: true } } }
                  big: { profile: vm, cpu: 8, memory: 8G }
                guests:
                  a: { profile: big, memory: 4G, tags: [two, three], disks: { system: { size: 16G } } }
                """);

        Guest guest = at(lab.guests(), "a");
        assertThat(guest.cpu()).contains(8L);
        assertThat(guest.memory()).contains(ByteSize.ofGibi(4));
        assertThat(guest.tags()).containsExactly("two", "three");
        assertThat(at(guest.disks(), "system").size()).contains(ByteSize.ofGibi(16));
        assertThat(at(guest.disks(), "system").ssd()).contains(true);
    }

    @Test
    void anInheritedValueHasItsPlaceInTheProfile() {
        Lab lab = good(BASE + """
                profiles:
                  vm: { type: vm, hypervisor: tower, cpu: 2 }
                guests:
                  a: { profile: vm, memory: 4G }
                """);

        Guest guest = at(lab.guests(), "a");
        assertThat(guest.origin().of("cpu")).hasToString("lab.yaml:6:43");
        assertThat(guest.origin().of("memory")).hasToString("lab.yaml:8:29");
        assertThat(guest.origin().of("note")).isEqualTo(guest.origin().key());
    }

    @Test
    void aProblemInAProfileIsReportedOnce() {
        LabResult result = bind(BASE + """
                profiles: { vm: { type: vm, hypervisor: tower, cpus: 2 } }
                guests: { a: { profile: vm }, b: { profile: vm }, c: { profile: vm } }
                """);

        assertThat(summaries(result)).containsExactly("A guest has no field `cpus`.");
        assertThat(result.diagnostics().getFirst().hints()).containsExactly("Did you mean `cpu`?");
    }

    @Test
    void aFieldThatIsAlreadyThereIsNoSuggestion() {
        LabResult result = bind(BASE + "guests: { a: { type: vm, hypervisor: tower, cpu: 1, cpus: 2 } }\n");

        assertThat(result.diagnostics().getFirst().hints()).isEmpty();
    }

    @Test
    void aCycleOfProfilesIsReportedWithItsWay() {
        LabResult result = bind(BASE + """
                profiles: { a: { profile: b }, b: { profile: a } }
                guests: { x: { profile: a, type: vm, hypervisor: tower } }
                """);

        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly(Codes.PROFILE_CYCLE);
        assertThat(result.diagnostics().getFirst().label()).isEqualTo("a → b → a");
    }

    @Test
    void everythingIsReportedInOneRun() {
        LabResult result = bind("""
                lab: { name: tower }
                networks: { servers: { vlan: 5000, cidr: 10.20.0.1/24 } }
                hosts: { PVE: {}, pve-1: { cpu: many, memory: 8 } }
                gests: {}
                """);

        assertThat(summaries(result))
                .containsExactly(
                        "`vlan` expects a VLAN id from 1 to 4094, not `5000`.",
                        "`cidr` expects a network such as 10.20.0.0/24, not `10.20.0.1/24`.",
                        "`PVE` can't be the name of a host.",
                        "`cpu` expects a whole number from 1 to 4096, not `many`.",
                        "`memory` expects a size such as 8G or 512M, not `8`.",
                        "A lab has no section `gests`.");
        assertThat(result.lab()).isPresent();
    }

    @Test
    void aMissingKeyLeavesTheEntryOutAndSaysWhatToAdd() {
        LabResult result = bind(BASE + "guests: { a: { type: vm } }\n");

        assertThat(result.lab().orElseThrow().guests()).isEmpty();
        assertThat(summaries(result)).containsExactly("`a` does not say its `hypervisor`.");
        assertThat(result.diagnostics().getFirst().hints())
                .containsExactly("Add `hypervisor`: the name of a hypervisor.");
    }

    @Test
    void aPlaceholderOfAnotherToolIsTextWhereTextIsAllowedAndAProblemElsewhere() {
        LabResult result = bind("""
                lab: { name: tower, contact: "${MAIL}", domains: { public: "${FQDN_01}" } }
                networks: { servers: { gateway: "op://lab/router/ip" } }
                """);

        assertThat(result.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly(Codes.PLACEHOLDER, Codes.PLACEHOLDER);
        assertThat(result.lab().orElseThrow().info().contact()).contains("${MAIL}");
    }

    @Test
    void definitionsAndUsesAreRecorded() {
        Lab lab = good(BASE + """
                guests: { a: { type: vm, hypervisor: tower, node: pve-1 } }
                vips: { x: { address: servers+5, members: { a: 100 } } }
                """);

        References references = lab.references();
        assertThat(references.isDefined(Address.parse("guest/a"))).isTrue();
        assertThat(references.usesOf(Address.parse("host/pve-1")))
                .extracting(References.Use::field)
                .containsExactly("members", "node");
        assertThat(references.usesOf(Address.parse("guest/a")))
                .extracting(use -> use.by().toString())
                .containsExactly("vip/x");
    }

    @Test
    void theStatusIsActiveUnlessStated() {
        Lab lab = good("lab: { name: tower }\nhosts: { a: {}, b: { status: retired } }\n");

        assertThat(at(lab.hosts(), "a").status()).isEqualTo(Status.ACTIVE);
        assertThat(at(lab.hosts(), "b").status()).isEqualTo(Status.RETIRED);
    }

    @Test
    void aLabWithoutItsSectionIsToldSo() {
        assertThat(summaries(bind("hosts: {}\n"))).containsExactly("No file here has a section `lab`.");
        assertThat(summaries(LabBinder.bind(LabTexts.of(Map.of()))))
                .containsExactly("No file here has a section `lab`.");
    }
}
