package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Storages, their volumes, and downloads. */
class StorageTest extends SimulatorCase {
    private static final String LOCAL = "/nodes/pve1/storage/local";

    @Test
    void aFixtureIsDownloadedWithoutANetworkAndItsChecksumIsVerified() {
        assertThat(root.get("/nodes/pve1/query-url-metadata?url=" + PveClient.encode(DEBIAN.url()))
                        .object())
                .containsEntry("size", DEBIAN.size())
                .containsEntry("filename", "debian-13.qcow2");
        assertThat(root.exit(root.post(
                        LOCAL + "/download-url",
                        "url",
                        DEBIAN.url(),
                        "filename",
                        "a.qcow2",
                        "content",
                        "import",
                        "checksum",
                        "00",
                        "checksum-algorithm",
                        "sha256")))
                .startsWith("checksum mismatch");
        assertThat(root.exit(root.post(
                        LOCAL + "/download-url",
                        "url",
                        DEBIAN.url(),
                        "filename",
                        "a.qcow2",
                        "content",
                        "import",
                        "checksum",
                        "ab".repeat(32),
                        "checksum-algorithm",
                        "sha256")))
                .isEqualTo("OK");
        assertThat(root.get(LOCAL + "/content?content=import").rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("volid", "local:import/a.qcow2")
                        .containsEntry("size", DEBIAN.size()));
        assertThat(root.get("/nodes/pve2/storage/local/content").rows()).isEmpty();
        assertThat(root.exit(root.delete(LOCAL + "/content/local:import%2Fa.qcow2")))
                .isEqualTo("OK");
        assertThat(root.get(LOCAL + "/content").rows()).isEmpty();
    }

    @Test
    void aLoopbackAddressIsReallyFetched() throws Exception {
        byte[] image = ByteBuffer.allocate(64)
                .putInt(0x514649FB)
                .putInt(3)
                .putLong(0)
                .putLong(0)
                .putLong(5L << 30)
                .array();
        HttpServer server = serve(image);
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/disk.qcow2";
            String sum = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(image));
            assertThat(root.exit(root.post(
                            LOCAL + "/download-url",
                            "url",
                            url,
                            "filename",
                            "disk.qcow2",
                            "content",
                            "import",
                            "checksum",
                            sum,
                            "checksum-algorithm",
                            "sha256")))
                    .isEqualTo("OK");
        } finally {
            server.stop(0);
        }
        root.exit(root.post("/nodes/pve1/qemu", "vmid", "100", "scsi0", "tank:0,import-from=local:import/disk.qcow2"));
        assertThat(config(100)).containsEntry("scsi0", "tank:vm-100-disk-0,size=5G");
    }

    private static HttpServer serve(byte[] image) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/disk.qcow2", exchange -> {
            exchange.sendResponseHeaders(200, image.length);
            exchange.getResponseBody().write(image);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void thereIsNoOtherNetwork() {
        assertThat(root.exit(root.post(
                        LOCAL + "/download-url",
                        "url",
                        "https://nowhere.example.org/x.iso",
                        "filename",
                        "x.iso",
                        "content",
                        "iso")))
                .contains("could not resolve host");
    }

    @Test
    void sharedStorageIsTheSameEverywhereAndLocalStorageIsNot() {
        createVm(100, "scsi1", "shared:1");
        assertThat(root.get("/nodes/pve3/storage/shared/content").rows()).hasSize(1);
        assertThat(root.get("/nodes/pve3/storage/local-lvm/content").rows()).isEmpty();
        assertThat(root.get("/nodes/pve1/storage/shared/content/shared:100%2Fvm-100-disk-0.raw")
                        .object())
                .containsEntry("format", "raw");
    }

    @Test
    void aFullStorageSaysSoAndWhatItCannotHoldIsRefused() {
        simulator.control().fillStorage("local", "pve1", 1000);
        assertThat(root.exit(root.post(
                        LOCAL + "/download-url", "url", DEBIAN.url(), "filename", "a.qcow2", "content", "import")))
                .contains("No space left on device");
        assertThat(root.post(
                                "/nodes/pve1/storage/tank/download-url",
                                "url",
                                DEBIAN.url(),
                                "filename",
                                "a.iso",
                                "content",
                                "iso")
                        .message())
                .isEqualTo("storage 'tank' does not support content-type 'iso'");
        assertThat(root.get(LOCAL + "/status").object()).containsEntry("avail", 1000L);
    }
}
