package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import dev.homecroft.state.DesiredResource;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestOriginsTest {
    private static final String TEXT = """
            lab: { name: test }
            networks:
              servers: { vlan: 20, cidr: 10.20.0.0/24, gateway: 10.20.0.1 }
            hosts:
              pve-1: { cpu: 8, memory: 32G }
            hypervisors:
              tower: { kind: proxmox, members: [pve-1], storages: { fast: { kind: dir, content: [images] } } }
            guests:
              web:
                type: vm
                hypervisor: tower
                node: pve-1
                cpu: 2
                cpu-type: host
                os-type: l26
                memory-minimum: 1G
                memory: 2G
                disks:
                  system:
                    size: 8G
                    storage: fast
                nics:
                  lan:
                    mac: bc:24:11:00:00:41
                    network: servers
                cloud-init:
                  user: anna
                  ssh-keys: [ssh-ed25519 AAAA anna]
            """;
    private static final List<String> LINES = TEXT.lines().toList();

    private final DesiredResource web = web();

    private static DesiredResource web() {
        Lab lab = LabTexts.lab(TEXT);
        return new ProxmoxProvider()
                .project(lab).resources().stream()
                        .filter(resource -> resource.address().equals(Address.parse("guest/web")))
                        .findFirst()
                        .orElseThrow();
    }

    private String line(String path) {
        SourceRange at = web.origins().get(path);
        return at == null ? "nowhere" : LINES.get(at.start().line() - 1).strip();
    }

    @Test
    void eachValueHasThePlaceWhereItIsStated() {
        assertThat(line("cpu.cores")).isEqualTo("cpu: 2");
        assertThat(line("cpu.type")).isEqualTo("cpu-type: host");
        assertThat(line("os")).isEqualTo("os-type: l26");
        assertThat(line("memory-minimum")).isEqualTo("memory-minimum: 1G");
        assertThat(line("disks.scsi0.size")).isEqualTo("size: 8G");
        assertThat(line("nics.net0.mac")).isEqualTo("mac: bc:24:11:00:00:41");
        assertThat(line("cloud-init.user")).isEqualTo("user: anna");
        assertThat(line("cloud-init.keys")).startsWith("ssh-keys:");
    }

    @Test
    void whatIsMadeFromSomethingElseHasThePlaceOfItsEntry() {
        assertThat(web.fields().has("nics.net0.vlan")).isTrue();
        assertThat(line("nics.net0.vlan")).isEqualTo("mac: bc:24:11:00:00:41");
        assertThat(line("note")).isEqualTo("nowhere");
    }
}
