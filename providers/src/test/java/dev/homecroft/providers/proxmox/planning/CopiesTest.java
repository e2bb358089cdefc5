package dev.homecroft.providers.proxmox.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CopiesTest {
    @Test
    void namesOfVolumesTellWhatTheyStandOn() {
        assertThat(Map.of(
                        "tank:base-140-disk-0/vm-150-disk-0", "tank:base-140-disk-0",
                        "local:140/base-140-disk-0.qcow2/150/vm-150-disk-0.qcow2", "local:140/base-140-disk-0.qcow2",
                        "tank:basevol-140-disk-0/subvol-150-disk-0", "tank:basevol-140-disk-0"))
                .allSatisfy((volume, base) -> assertThat(Copies.base(volume)).contains(base));
        assertThat(Copies.base("local:140/base-140-disk-0.qcow2")).isEmpty();
        assertThat(Copies.base("tank:base-140-disk-0")).isEmpty();
        assertThat(Copies.base("local-lvm:vm-150-disk-0")).isEmpty();
    }
}
