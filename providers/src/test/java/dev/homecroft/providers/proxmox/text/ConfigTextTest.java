package dev.homecroft.providers.proxmox.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scsi0|local-lvm:vm-100-disk-0,backup=0,cache=writeback,discard=on,iothread=1,ssd=1,size=32G",
                "virtio3|tank:vm-100-disk-1,size=512M",
                "net0|virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=1,tag=20",
                "net1|e1000=BC:24:11:00:00:02,bridge=vmbr1,link_down=1,mtu=9000,queues=4,trunks=20;30",
                "ipconfig0|gw=10.20.0.1,ip=10.20.0.11/24",
                "efidisk0|local-lvm:vm-100-disk-2,efitype=4m,pre-enrolled-keys=1,size=4M",
                "tpmstate0|local-lvm:vm-100-disk-3,size=4M,version=v2.0",
                "hostpci0|mapping=igpu,pcie=1,rombar=0",
                "usb0|mapping=stick,usb3=1",
                "cpu|host,flags=+aes",
                "agent|enabled=1,fstrim_cloned_disks=1",
                "serial0|socket",
                "serial1|/dev/ttyS0",
                "ide2|local-lvm:cloudinit",
                "ide0|local:iso/debian.iso,media=cdrom",
                "tags|blue;green",
                "nameserver|10.20.0.1 10.20.0.2",
                "startup|order=3,up=30,down=60",
                "balloon|0",
                "memory|4096",
                "bios|ovmf",
                "numa|1",
                "hookscript|local:snippets/a.pl"
            })
    void whatIsReadOfAVirtualMachineIsWrittenAsItWas(String key, String text) {
        Fields fields = ConfigReader.read(GuestKind.QEMU, Map.of(key, text));

        assertThat(ConfigWriter.write(GuestKind.QEMU, fields)).containsOnly(Map.entry(key, Value.of(text)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rootfs|local-lvm:vm-200-disk-0,size=8G",
                "mp0|tank:subvol-200-disk-0,backup=1,mp=/data,size=16G",
                "net0|name=eth0,hwaddr=BC:24:11:00:00:03,bridge=vmbr0,type=veth,tag=20,gw=10.20.0.1,ip=10.20.0.12/24",
                "features|keyctl=1,nesting=1",
                "unprivileged|1",
                "hostname|dns-1",
                "swap|512"
            })
    void whatIsReadOfAContainerIsWrittenAsItWas(String key, String text) {
        Fields fields = ConfigReader.read(GuestKind.LXC, Map.of(key, text));

        assertThat(ConfigWriter.write(GuestKind.LXC, fields)).containsOnly(Map.entry(key, Value.of(text)));
    }

    @Test
    void cloudInitDriveIsNoDiskWhereverItHangs() {
        Fields fields = ConfigReader.read(
                GuestKind.QEMU,
                Map.of("scsi5", "local:100/vm-100-cloudinit.qcow2,media=cdrom,size=4M", "scsi0", "tank:vm-100-disk-0"));

        assertThat(fields.entries("disks")).containsExactly("scsi0");
        assertThat(fields.text("cloud-init.slot")).contains("scsi5");
    }

    @Test
    void sizesAreBytesWhateverTheUnit() {
        assertThat(Words.size("19880M")).contains(ByteSize.ofMebi(19880));
        assertThat(Words.size("4.5G")).contains(ByteSize.ofMebi(4608));
        assertThat(Words.size("512")).contains(new ByteSize(512));
        assertThat(Words.gibibytes(ByteSize.ofMebi(1536))).isEqualTo("1.5");
        assertThat(Words.gibibytes(ByteSize.ofGibi(320))).isEqualTo("320");
    }

    @Test
    void tagsAreASetWithoutCase() {
        assertThat(ConfigReader.tags("Green;blue,green ")).isEqualTo(Value.ofTexts(List.of("blue", "green")));
    }

    @Test
    void keysOfCloudInitAreEncodedOnceMore() {
        Fields fields = ConfigReader.read(
                GuestKind.QEMU, Map.of("sshkeys", "ssh-ed25519%20AAAA%2BB%3D%20anna%40example.org%0A"));

        assertThat(fields.get("cloud-init.keys"))
                .contains(Value.ofTexts(List.of("ssh-ed25519 AAAA+B= anna@example.org")));
    }
}
