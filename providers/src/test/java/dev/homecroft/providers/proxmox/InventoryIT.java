package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import dev.homecroft.source.SourceText;
import dev.homecroft.source.YamlGrowth;
import dev.homecroft.spi.Found;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lab made is said again in the words in which it was declared. */
final class InventoryIT {
    private static final String NOTHING = """
            lab: { name: tower, id: tower }
            secrets: { stores: { test: { kind: env } } }
            hosts: { pve1: {}, pve2: {}, pve3: {} }
            networks: { servers: { vlan: 20, cidr: 10.20.0.0/24 } }
            hypervisors:
              home: { kind: proxmox, members: [pve1, pve2, pve3], endpoints: ["https://192.0.2.1:8006"], token: test/proxmox/token }
            """;

    private static Stream<SettingsIT.Case> cases() {
        return SettingsIT.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSettingIsSaidAsItWasDeclared(SettingsIT.Case one) {
        try (SettingsBench bench = new SettingsBench()) {
            bench.declare(one.declared()).settle();
            Fields declared = fields(SettingsBench.lab(one.declared(), ""), one.address());

            Lab said = said(bench, NOTHING);

            Fields again = fields(said, one.address());
            declared.values().forEach((path, value) -> {
                if (!(value instanceof Value.Hidden)) {
                    assertThat(again.get(path)).as(path).contains(value);
                }
            });
        }
    }

    @Test
    void highAvailabilityAndJobsFollowOnceTheirGuestsAreKnown() {
        String guests = """
                guests:
                  web: { type: vm, hypervisor: home, node: pve1, cpu: 1, memory: 1G, disks: { system: { storage: tank, size: 4G } }, ha: { max-restart: 3 } }
                  db: { type: vm, hypervisor: home, node: pve2, cpu: 1, memory: 1G, disks: { system: { storage: tank, size: 4G } }, ha: {} }
                backups:
                  servers: { pbs: { kind: pbs } }
                  datastores: { daily: { server: pbs } }
                  jobs: { nightly: { guests: [web], datastore: daily, schedule: "02:30", keep: { daily: 7 } } }
                """;
        String settings = """
                ha-rules: { apart: { kind: resource-affinity, guests: [web, db], affinity: negative } }
                storages:
                  pbs: { kind: pbs, server: 192.0.2.7, datastore: daily, user: "pve@pbs!home", content: [backup] }
                """;
        try (SettingsBench bench = new SettingsBench()) {
            bench.declare(settings, guests).settle();

            Lab said = said(bench, NOTHING);

            Lab declared = SettingsBench.lab(settings, guests);
            for (String thing : new String[] {
                "ha/home/web", "ha/home/db", "ha-rule/home/apart", "storage/home/pbs", "backup-job/home/nightly"
            }) {
                assertThat(fields(said, thing).values())
                        .as(thing)
                        .containsAllEntriesOf(fields(declared, thing).values());
            }
        }
    }

    private static Lab said(SettingsBench bench, String text) {
        Found found = new ProxmoxProvider().inventory(LabTexts.lab(text), bench.observe(), Set.of());
        String grown = text;
        for (Found.Entry entry : found.entries()) {
            Json tree = entry.value();
            for (String step : entry.path().reversed()) {
                tree = new Json.Obj(Map.of(step, tree));
            }
            grown = YamlGrowth.grow(new SourceText("lab.yaml", grown), (Json.Obj) tree);
        }
        return LabTexts.lab(grown);
    }

    private static Fields fields(Lab lab, String address) {
        return new ProxmoxProvider()
                .project(lab).resources().stream()
                        .filter(resource -> resource.address().equals(Address.parse(address)))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(address + " is not declared"))
                        .fields();
    }
}
