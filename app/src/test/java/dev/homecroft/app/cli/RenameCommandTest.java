package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.history.Applied;
import dev.homecroft.history.History;
import dev.homecroft.history.SqliteHistory;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.state.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenameCommandTest {
    @TempDir
    Path folder;

    private FileDesk desk;

    @BeforeEach
    void tower() {
        desk = FileDesk.withExample(folder, "tower");
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @Test
    void everyReferenceChangesAndNothingElse() throws IOException {
        Map<String, String> before = texts();
        assertThat(desk.run("rename", "network/servers", "machines")).isEqualTo(ExitCode.OK);
        assertThat(desk.out()).isEqualTo("`network/servers` is now `machines` in 6 files.\n");
        Map<String, String> expected = new TreeMap<>(before);
        expected.replaceAll((name, text) -> text.replace("network: servers", "network: machines"));
        for (String file : List.of("networks.yaml", "storage.yaml", "decisions.yaml")) {
            expected.computeIfPresent(file, (name, text) -> text.replaceAll("(?<![\\w-])servers\\b", "machines"));
        }
        assertThat(texts()).isEqualTo(expected);
        desk.run("refs", "machines");
        assertThat(desk.out()).startsWith("network/machines  defined at networks.yaml:9");
    }

    @Test
    void keysThatAreNamesAndFullNamesInRecordsChangeToo() {
        assertThat(desk.run("rename", "guest/ns-1", "resolver-1")).isEqualTo(ExitCode.OK);
        assertThat(desk.text("dns.yaml"))
                .contains("members: { resolver-1: 150, ns-2: 100 }")
                .contains("    ns-1: { kind: rfc2136, guest: resolver-1,");
        assertThat(desk.run("rename", "guest/truenas", "vault")).isEqualTo(ExitCode.OK);
        assertThat(desk.text("dns.yaml")).contains("{ SRV: 0 0 2049 vault.lab.example.org }");
        assertThat(desk.text("guests.yaml")).contains("  vault:\n    profile: vm");
    }

    @Test
    void whatIsCalledAsItsClusterFollowsTheCluster() throws IOException {
        assertThat(desk.run("rename", "platform/core", "edge")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.err())
                .contains("`platform/core` is called what its cluster is called.", "Rename `cluster/core`.");
        assertThat(desk.run("rename", "cluster/core", "edge")).isEqualTo(ExitCode.OK);
        assertThat(desk.text("cluster.yaml")).contains("platform:\n  edge:\n").doesNotContain("\n  core:\n");
    }

    @Test
    void aLookChangesNothing() throws Exception {
        Map<String, String> before = texts();
        assertThat(desk.run("rename", "profile/mini-pc", "elitedesk", "--dry-run"))
                .isEqualTo(ExitCode.OK);
        assertThat(desk.out())
                .startsWith("--- hosts.yaml\n+++ hosts.yaml\n@@ line 1 @@\n profiles:\n-  mini-pc:\n+  elitedesk:\n")
                .contains("-    profile: mini-pc\n+    profile: elitedesk\n");
        assertThat(texts()).isEqualTo(before);
        desk.run("rename", "profile/mini-pc", "elitedesk", "--dry-run", "-o", "json");
        assertThat(JsonReader.read(desk.out()).toString()).contains("hosts.yaml");
    }

    @Test
    void theNewNameIsFreeAndValid() throws IOException {
        Map<String, String> before = texts();
        assertThat(desk.run("rename", "scratch", "talos-1")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.err())
                .startsWith("error[rename-impossible]: There is a guest `talos-1` already, at\n  guests.yaml:60:3.\n");
        assertThat(desk.run("rename", "scratch", "pve-1")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.err()).contains("There is a host `pve-1` already");
        assertThat(desk.run("rename", "scratch", "No Name")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.err()).contains("`No Name` can't be the name of a guest.");
        assertThat(desk.run("rename", "scratch", "scratch")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.run("rename", "nobody", "somebody")).isEqualTo(ExitCode.FINDINGS);
        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void whatNothingUsesIsRenamedInsideToo() {
        desk.write("more.yaml", "profiles:\n  spare: { nics: { net0: { network: \"servers\" } } } # not used\n");
        assertThat(desk.run("rename", "network/servers", "machines")).isEqualTo(ExitCode.OK);
        assertThat(desk.text("more.yaml"))
                .isEqualTo("profiles:\n  spare: { nics: { net0: { network: \"machines\" } } } # not used\n");
    }

    @Test
    void addressesAndSecretsThatBeginWithTheNameFollow() {
        desk.write("more.yaml", "hosts:\n  pi: { nics: { eth0: { network: servers, address: servers+99 } } }\n");
        desk.write("dns.yaml", desk.text("dns.yaml").replace("key: dns/key", "key: env/dns/key"));
        assertThat(desk.run("rename", "network/servers", "machines")).isEqualTo(ExitCode.OK);
        assertThat(desk.text("more.yaml")).contains("{ network: machines, address: machines+99 }");
        assertThat(desk.run("rename", "secret-store/env", "environment")).isEqualTo(ExitCode.OK);
        assertThat(desk.text("dns.yaml")).contains("key: environment/dns/key");
        assertThat(desk.text("lab.yaml")).contains("secrets: environment").contains("    environment: { kind: env");
    }

    @Test
    void aLabWithErrorsIsLeftAlone() {
        desk.write("more.yaml", "guests:\n  odd: { type: vm }\n");
        assertThat(desk.run("rename", "network/servers", "machines")).isEqualTo(ExitCode.FINDINGS);
        assertThat(desk.err()).contains("missing-key");
    }

    @Test
    void whatWasMadeKeepsItsName() throws IOException {
        made("guest/scratch");
        Map<String, String> before = texts();
        assertThat(desk.run("rename", "scratch", "lab-rat")).isEqualTo(ExitCode.REFUSED);
        assertThat(desk.err())
                .startsWith("refused[rename-refused]: `guest/scratch` names something real, so its name is")
                .contains("These were made under that name: `guest/scratch`.");
        assertThat(desk.run("rename", "host/pve-3", "box-3")).isEqualTo(ExitCode.REFUSED);
        assertThat(desk.run("rename", "hypervisor/tower", "stack")).isEqualTo(ExitCode.REFUSED);
        assertThat(texts()).isEqualTo(before);
        assertThat(desk.run("rename", "network/servers", "machines")).isEqualTo(ExitCode.OK);
        assertThat(desk.run("rename", "runner", "worker")).isEqualTo(ExitCode.OK);
    }

    @Test
    void whatTheSandboxHoldsKeepsItsNameToo() throws IOException {
        made("guest/scratch", ".croft/sandbox");
        assertThat(desk.run("rename", "scratch", "lab-rat")).isEqualTo(ExitCode.REFUSED);
        assertThat(desk.err())
                .startsWith("refused[rename-refused]: `guest/scratch` names something in the sandbox")
                .contains("`croft sandbox reset`");
        assertThat(desk.run("rename", "runner", "worker")).isEqualTo(ExitCode.OK);
    }

    private void made(String thing) throws IOException {
        made(thing, ".croft");
    }

    private void made(String thing, String state) throws IOException {
        Files.createDirectories(folder.resolve(state));
        try (History history = SqliteHistory.open(folder.resolve(state).resolve("history.db"))) {
            Applied applied = new Applied(Fields.EMPTY, Optional.empty(), Instant.EPOCH);
            history.applied(Map.of(Address.parse(thing), applied));
        }
    }
}
