package dev.homecroft.app.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.state.Action;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Step;
import dev.homecroft.views.TakeoverReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody set on a cluster by hand, beside its guests: it is in the files after one look, or told with the reason. */
final class SettingsOfOthersTest {
    @TempDir
    private Path folder;

    private Bench bench;
    private EmptyLab lab;

    @BeforeEach
    void start() {
        bench = Bench.start();
        lab = new EmptyLab(bench, folder, "found-1");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private void set(String verb, String path, String... pairs) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        bench.anna().ask(verb, path, parameters);
    }

    private void guest(int id, String name) {
        bench.anna()
                .create(
                        "qemu",
                        "pve1",
                        id,
                        Map.of("name", name, "scsi0", "tank:4", "net0", "virtio,bridge=vmbr0,firewall=1"));
    }

    private String cluster() throws IOException {
        return Files.readString(folder.resolve("lab.yaml"));
    }

    @Test
    void firewallsOfAllLevelsAreTakenOverAndNoRuleStandsThereTwice() throws IOException {
        guest(101, "web");
        set("POST", "/cluster/firewall/aliases", "name", "nas", "cidr", "10.20.0.9", "comment", "Keeps it all");
        set("POST", "/cluster/firewall/ipset", "name", "lan");
        set("POST", "/cluster/firewall/ipset/lan", "cidr", "10.20.0.0/24");
        set("POST", "/cluster/firewall/groups", "group", "sites", "comment", "Sites");
        set("POST", "/cluster/firewall/groups/sites", "type", "in", "action", "ACCEPT", "proto", "tcp", "dport", "443");
        set("POST", "/cluster/firewall/rules", "type", "group", "action", "sites", "enable", "1");
        set("POST", "/cluster/firewall/rules", "type", "in", "action", "ACCEPT", "macro", "SSH", "source", "+lan");
        set(
                "POST",
                "/cluster/firewall/rules",
                "type",
                "in",
                "action",
                "ACCEPT",
                "proto",
                "tcp",
                "dport",
                "22,8006",
                "enable",
                "1");
        set("PUT", "/cluster/firewall/options", "enable", "1", "policy_in", "DROP", "log_ratelimit", "enable=0");
        set("POST", "/nodes/pve2/firewall/rules", "type", "out", "action", "REJECT", "dest", "nas", "enable", "1");
        String web = "/nodes/pve1/qemu/101/firewall";
        set("PUT", web + "/options", "enable", "1", "ipfilter", "1");
        set("POST", web + "/rules", "type", "in", "action", "ACCEPT", "proto", "tcp", "dport", "80", "comment", "Hers");

        TakeoverReport report = lab.takeOver();

        assertThat(report.left()).isEmpty();
        assertThat(cluster())
                .contains("policy-in: drop", "log_ratelimit: enable=0", "group: sites", "macro: SSH", "from: '+lan'");
        Plan plan = lab.desk().plan();
        assertThat(plan.steps())
                .extracting(step -> step.id().toString())
                .contains("firewall-rules/home/datacenter#adopt", "firewall-rules/home/guest/web#adopt");
        lab.settlesWithMarksAlone();
        assertThat(bench.anna().ask("GET", web + "/rules", Map.of()))
                .contains("Hers [croft found-1 firewall-rules/home/guest/web]");
    }

    @Test
    void aRuleThatSomebodyAddedMeanwhileStopsTheMarks() {
        set("POST", "/cluster/firewall/rules", "type", "in", "action", "ACCEPT", "macro", "SSH", "enable", "1");
        lab.takeOver();
        Plan plan = lab.desk().plan();
        set("POST", "/cluster/firewall/rules", "type", "in", "action", "DROP", "macro", "SSH", "enable", "1");

        lab.desk().apply(plan);

        assertThat(bench.anna().ask("GET", "/cluster/firewall/rules", Map.of())).doesNotContain("[croft");
    }

    @Test
    void whatTheLabHasNoWordForIsToldWithItsReason() {
        bench.anna()
                .create("qemu", "pve1", 101, Map.of("name", "bare", "scsi0", "tank:4", "net0", "virtio,bridge=vmbr0"));
        set("PUT", "/nodes/pve1/qemu/101/firewall/options", "enable", "1");
        set(
                "POST",
                "/cluster/firewall/rules",
                "type",
                "in",
                "action",
                "ACCEPT",
                "proto",
                "icmp",
                "icmp-type",
                "echo-request");
        set("POST", "/cluster/replication", "id", "101-0", "type", "local", "target", "pve2");
        set("POST", "/cluster/sdn/zones", "zone", "plain", "type", "simple", "ipam", "pve");
        set("POST", "/cluster/sdn/vnets", "vnet", "inner", "zone", "plain");
        set(
                "POST",
                "/cluster/backup",
                "id",
                "off",
                "storage",
                "local",
                "all",
                "1",
                "schedule",
                "daily",
                "enabled",
                "0");

        TakeoverReport report = lab.takeOver();

        assertThat(EmptyLab.why(report, "rules of the firewall of the datacenter"))
                .contains("icmp-type=echo-request");
        assertThat(EmptyLab.why(report, "options of the firewall of guest bare"))
                .contains("no interface of `bare` is behind");
        assertThat(EmptyLab.why(report, "software-defined network")).contains("applied");
        assertThat(EmptyLab.why(report, "replication bare-0")).contains("would be `bare-1`");
        assertThat(EmptyLab.why(report, "backup job off")).startsWith("it is switched off");
        lab.settlesWithMarksAlone();
    }

    @Test
    void networksCopiesAndJobsComeWithTheirGuestsInOneGo() throws IOException {
        guest(101, "web");
        guest(102, "db");
        set(
                "POST",
                "/cluster/sdn/zones",
                "zone",
                "plain",
                "type",
                "simple",
                "ipam",
                "pve",
                "mtu",
                "1400",
                "dhcp",
                "dnsmasq");
        set("POST", "/cluster/sdn/vnets", "vnet", "inner", "zone", "plain", "alias", "Behind");
        set(
                "POST",
                "/cluster/sdn/vnets/inner/subnets",
                "type",
                "subnet",
                "subnet",
                "10.50.0.0/24",
                "gateway",
                "10.50.0.1",
                "dhcp-range",
                "start-address=10.50.0.100,end-address=10.50.0.200");
        set("PUT", "/cluster/sdn");
        set(
                "POST",
                "/nodes/pve2/network",
                "iface",
                "vmbr0.40",
                "type",
                "vlan",
                "cidr",
                "10.40.0.12/24",
                "autostart",
                "1");
        set("PUT", "/nodes/pve2/network");
        set("POST", "/cluster/replication", "id", "101-1", "type", "local", "target", "pve2", "schedule", "*/30");
        set("POST", "/cluster/backup", "id", "nightly", "storage", "local", "vmid", "101,102", "schedule", "02:30");
        set("POST", "/cluster/ha/resources", "sid", "vm:101", "max_restart", "3");
        set("POST", "/cluster/acme/plugins", "id", "cloud", "type", "dns", "api", "cf", "data", "Q0ZfVG9rZW49eA==");

        TakeoverReport report = lab.takeOver();

        assertThat(report.left()).isEmpty();
        assertThat(report.taken())
                .contains("software-defined network", "interfaces of node pve2", "replication web-1", "ha web")
                .contains("backup job nightly", "acme plugin cloud");
        assertThat(report.todo()).anyMatch(todo -> todo.contains("`data` of the ACME plugin `cloud`"));
        assertThat(cluster())
                .contains("dhcp-from: 10.50.0.100", "vmbr0.40", "guest: web")
                .doesNotContain("Q0Zf");
        lab.settlesWithMarksAlone();
        assertThat(lab.takeOver().files().files()).isEmpty();
    }

    @Test
    void accountsAndNamesOfCertificatesAreTakenOver() throws IOException {
        bench.control().registerAccount("home", "ana@example.org");
        set(
                "PUT",
                "/nodes/pve1/config",
                "acme",
                "account=home",
                "acmedomain0",
                "domain=pve1.example.org,plugin=standalone");

        TakeoverReport report = lab.takeOver();

        assertThat(report.left()).isEmpty();
        assertThat(cluster()).contains("acme-accounts: { home: {} }", "pve1.example.org: standalone");
        lab.settlesWithMarksAlone();
    }

    @Test
    void aSecondLookBeforeTheMarksAreOnFindsNothingNew() {
        guest(101, "web");
        set("POST", "/cluster/ha/resources", "sid", "vm:101");
        lab.takeOver();

        assertThat(lab.takeOver().files().files()).isEmpty();

        Plan plan = lab.desk().plan();
        assertThat(plan.blocked()).isEmpty();
        assertThat(plan.steps()).extracting(Step::action).containsOnly(Action.ADOPT);
        lab.settlesWithMarksAlone();
    }
}
