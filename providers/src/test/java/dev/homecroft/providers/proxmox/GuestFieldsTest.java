package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestFieldsTest {
    private static List<Diagnostic> problems(String raw) {
        Lab lab = LabTexts.lab("""
                lab: { name: test }
                hosts: { pve-1: {} }
                hypervisors: { tower: { kind: proxmox, members: [pve-1] } }
                guests: { web: { type: vm, hypervisor: tower, node: pve-1, proxmox: { %s } } }
                """.formatted(raw));
        return new ProxmoxProvider().project(lab).problems();
    }

    @Test
    void optionsOfRootAreSaidWhilePlanning() {
        assertThat(problems("hookscript: local:snippets/a.pl, args: -S"))
                .extracting(
                        Diagnostic::code,
                        problem -> problem.subject().orElseThrow().start().column())
                .containsExactly(tuple("proxmox-root-only", 69), tuple("proxmox-root-only", 69));
        assertThat(problems("tablet: 0")).isEmpty();
    }
}
