package dev.homecroft.model.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.DiagnosticLines;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.bind.FileResult;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.source.LabFiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LabLoaderTest {
    @Test
    void theTowerIsFreeOfFindings() {
        LabResult result = LabLoader.load(LabTexts.example("tower"));

        assertThat(DiagnosticLines.of(result.diagnostics())).isEmpty();
        assertThat(result.lab().orElseThrow().guests()).hasSize(9);
    }

    @Test
    void whatAProfileSaysWrongOfSeveralIsOneFinding() {
        LabResult result = LabLoader.load(LabTexts.of("""
                lab: { name: tower }
                hosts: { pve-1: { cpu: 4 } }
                hypervisors: { tower: { kind: proxmox, members: pve-1 } }
                profiles: { large: { type: vm, hypervisor: tower, node: pve-1, cpu: 6 } }
                guests: { a: { profile: large }, b: { profile: large }, c: { profile: large, cpu: 5 } }
                """));

        assertThat(result.diagnostics())
                .filteredOn(found -> found.code().equals(CheckCodes.CPU_TOO_MANY))
                .extracting(Diagnostic::detail)
                .containsExactly("The same goes for `b`.", "");
    }

    @Test
    void whatIsInAFileThatCanNotBeReadIsNotSaidToBeMissing() {
        LabResult result = LabLoader.load(LabTexts.of(Map.of(
                "a.yaml", "lab: { name: tower }\nguests: { web: { profile: container, hypervisor: tower } }\n",
                "b.yaml", "hypervisors: { tower: { kind: proxmox }\n")));

        assertThat(result.whole()).isFalse();
        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly("yaml-syntax");
    }

    @Test
    void anEntryWithoutItsProfileIsNotAskedForWhatTheProfileWouldSay() {
        LabResult result = LabLoader.load(LabTexts.of("""
                lab: { name: tower }
                hypervisors: { tower: { kind: proxmox, members: [] } }
                guests: { web: { profile: contaner, nics: { net0: { address: +11 } } } }
                """));

        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly("unknown-profile");
    }

    @Test
    void aNameThatCanBeNoneIsReportedAndReferredToByNobody() {
        LabResult result = LabLoader.load(
                LabTexts.of("lab: { name: tower }\nmitigations: { one: { things: [''], next: A second one } }\n"));

        assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly("wrong-type");
    }

    private static final Map<String, String> TWO_FILES = Map.of(
            "hosts.yaml", """
                    hosts:
                      box: { nics: { eth0: { network: servers, address: +300 } }, memery: 8G, note: AKIAABCDEFGHIJKLMNOP }
                      bow: { site: nowhere, memory: much }
                    """,
            "lab.yaml", """
                    lab: { name: shed }
                    profiles: { small: { cpu: none } }
                    networks:
                      servers: { cidr: 10.20.0.0/24, sites: [elsewhere] }
                    """);

    @Test
    void oneFileSaysWhatReadingTheWholeLabSaysOfIt() {
        LabFiles files = LabTexts.of(TWO_FILES);
        List<Diagnostic> whole = LabLoader.load(files).diagnostics();

        FileResult hosts = LabLoader.file(files, "hosts.yaml");
        assertThat(hosts.diagnostics()).hasSize(4).isSubsetOf(whole);
        assertThat(LabLoader.file(files, "lab.yaml").diagnostics()).hasSize(1).isSubsetOf(whole);
        assertThat(hosts.references().definitions())
                .isEqualTo(
                        LabLoader.load(files).lab().orElseThrow().references().definitions());
    }
}
