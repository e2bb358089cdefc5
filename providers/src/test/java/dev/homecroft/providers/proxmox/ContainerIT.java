package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.spi.Proposal;
import dev.homecroft.state.Identity;
import dev.homecroft.state.ObservedObject;
import org.junit.jupiter.api.Test;

class ContainerIT {
    private static Wanted dns() {
        return Wanted.container("dns")
                .on("pve2")
                .id(120)
                .disk("root", "local-lvm", "4G")
                .nic("eth0", "10.20.0.2");
    }

    @Test
    void containerIsKnownByTheMacOfItsFirstInterface() {
        try (Cycle cycle = Cycle.of(new Labs().with(dns())).settle()) {
            ObservedObject dns = cycle.guest("dns");
            String mac = dns.fields().text("nics.net0.mac").orElseThrow();
            assertThat(dns.identity()).contains(new Identity("mac", mac));
            assertThat(cycle.look(120)).containsEntry("unprivileged", "1").containsEntry("@status", "running");
            cycle.assertSettled();
        }
    }

    @Test
    void containerGrowsChangesAndMoves() {
        Wanted changed = Wanted.container("dns")
                .on("pve3")
                .id(120)
                .memory("1G")
                .disk("root", "local-lvm", "6G")
                .nic("eth0", "10.20.0.3");
        try (Cycle cycle = Cycle.of(new Labs().with(dns())).settle()) {
            Proposal plan = cycle.declare(new Labs().with(changed)).plan();
            assertThat(Cycle.keys(plan, "dns")).containsExactly("migrate", "resize:rootfs", "config");
            cycle.carryOut(plan);
            ObservedObject after = cycle.guest("dns");
            assertThat(after.fields().text("node")).contains("pve3");
            assertThat(after.fields().size("disks.rootfs.size")).contains(ByteSize.ofGibi(6));
            assertThat(after.fields().text("nics.net0.ip")).contains("10.20.0.3/24");
        }
    }

    @Test
    void removedContainerIsGone() {
        try (Cycle cycle = Cycle.of(new Labs().with(dns())).settle()) {
            cycle.declare(new Labs()).name("dns").settle();
            assertThat(cycle.control().look(120)).isEmpty();
        }
    }

    @Test
    void copyOfAContainerHasAnAddressOfItsOwnAndIsForeign() {
        try (Cycle cycle = Cycle.of(new Labs().with(dns())).settle()) {
            cycle.control().anna().copy(120, 180, "dns-copy");
            assertThat(cycle.guest("dns").fields().whole("id")).contains(120L);
            cycle.assertSettled();
        }
    }
}
