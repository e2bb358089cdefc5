package dev.homecroft.providers.proxmox.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would cut a node off is found before anything is touched. */
final class ManagementTest {
    /** A node that is managed over VLAN 10 of a bridge on a bond of two ports. */
    private static final Wires BEFORE = Wires.of(List.of(
            wire("eno1", "type=eth"),
            wire("eno2", "type=eth"),
            wire("eno3", "type=eth"),
            wire("bond0", "type=bond;slaves=eno1 eno2;bond_mode=802.3ad"),
            wire("vmbr0", "type=bridge;bridge_ports=bond0;bridge_vlan_aware=1;bridge_vids=2-4094"),
            wire(
                    "vmbr0.10",
                    "type=vlan;vlan-id=10;vlan-raw-device=vmbr0;cidr=192.0.2.11/24;gateway=192.0.2.1;autostart=1"),
            wire("vmbr9", "type=bridge;cidr=10.9.0.1/24")));

    private static Wire wire(String name, String options) {
        SortedMap<String, String> map = new TreeMap<>();
        Arrays.stream(options.split(";"))
                .forEach(option ->
                        map.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1)));
        return new Wire(name, map);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmbr0.10 | type=vlan;vlan-id=10;vlan-raw-device=vmbr0;cidr=192.0.2.12/24;gateway=192.0.2.1;autostart=1 | lose its address",
                "vmbr0.10 | type=vlan;vlan-id=10;vlan-raw-device=vmbr0;gateway=192.0.2.1;autostart=1 | lose its address",
                "vmbr0.10 | type=vlan;vlan-id=10;vlan-raw-device=vmbr0;cidr=192.0.2.11/24;autostart=1 | lose its gateway",
                "vmbr0.10 | type=vlan;vlan-id=11;vlan-raw-device=vmbr0;cidr=192.0.2.11/24;gateway=192.0.2.1;autostart=1 | lose its VLAN",
                "vmbr0.10 | type=vlan;vlan-id=10;vlan-raw-device=vmbr0;cidr=192.0.2.11/24;gateway=192.0.2.1 | not come up",
                "vmbr0.10 | type=vlan;vlan-id=10;vlan-raw-device=vmbr9;cidr=192.0.2.11/24;gateway=192.0.2.1;autostart=1 | lose `vmbr0`",
                "vmbr0 | type=bridge;bridge_ports=eno3;bridge_vlan_aware=1 | lose `bond0`",
                "vmbr0 | type=bridge;bridge_ports=bond0 | no longer carry VLAN 10",
                "vmbr0 | type=bridge;bridge_ports=bond0;bridge_vlan_aware=1;bridge_vids=20-30 40 | no longer carry VLAN 10",
                "bond0 | type=bond;slaves=eno3 | lose `eno",
                "vmbr9 | type=bridge;bridge_ports=bond0 | belong to another",
            })
    void whatCutsTheNodeOffIsSaid(String name, String options, String words) {
        Wires after = BEFORE.with(wire(name, options));
        assertThat(new Management(BEFORE, after, Set.of("192.0.2.11")).loss())
                .hasValueSatisfying(why -> assertThat(why).contains(words));
    }

    @ParameterizedTest
    @CsvSource(value = {"vmbr0.10", "vmbr0", "bond0"})
    void noneOfTheChainMayGo(String name) {
        assertThat(new Management(BEFORE, BEFORE.without(name), Set.of("192.0.2.11")).loss())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmbr0.10 | type=vlan;vlan-id=10;vlan-raw-device=vmbr0;cidr=192.0.2.11/24;gateway=192.0.2.1;mtu=9000;autostart=1",
                "vmbr0 | type=bridge;bridge_ports=bond0;bridge_vlan_aware=1;bridge_vids=10 20",
                "bond0 | type=bond;slaves=eno1;bond_mode=active-backup",
                "bond0 | type=bond;slaves=eno2 eno3",
                "vmbr9 | type=bridge;bridge_ports=eno3",
            })
    void whatLeavesAWayOutIsAllowed(String name, String options) {
        Wires after = BEFORE.with(wire(name, options));
        assertThat(new Management(BEFORE, after, Set.of("192.0.2.11", "10.0.0.1")).loss())
                .isEmpty();
    }
}
