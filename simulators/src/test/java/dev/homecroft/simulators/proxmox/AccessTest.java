package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.simulators.proxmox.cluster.Latency;
import dev.homecroft.simulators.stage.ClockMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may do what. */
class AccessTest extends SimulatorCase {
    private String token(String privsep) {
        root.post("/access/users", "userid", "croft@pve", "password", "simulated");
        Map<String, Object> made = root.post("/access/users/croft@pve/token/tok", "privsep", privsep)
                .object();
        return made.get("full-tokenid") + "=" + made.get("value");
    }

    private void grant(String kind, String who, String path, String role) {
        assertThat(root.put("/access/acl", "path", path, "roles", role, kind, who)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void withoutATicketTheAnswerIs401WithoutABody() {
        String answer = root.raw("GET /api2/json/version HTTP/1.1\r\nHost: pve\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401 No ticket\r\n").contains("Content-Length: 0\r\n");
        String wrong = root.raw(String.join(
                "\r\n",
                "GET /api2/json/version HTTP/1.1",
                "Host: pve",
                "Authorization: PVEAPIToken=root@pam!croft=wrong",
                "",
                ""));
        assertThat(wrong).startsWith("HTTP/1.1 401 invalid token value!\r\n");
    }

    @Test
    void aTokenOfItsOwnHasOnlyWhatItIsGivenAndNeverMoreThanItsUser() {
        String secret = token("1");
        grant("users", "croft@pve", "/", "PVEVMAdmin");
        createVm(100);
        try (PveClient croft = new PveClient(simulator, "pve1", secret)) {
            assertThat(croft.get("/access/permissions").object()).isEmpty();
            assertThat(croft.get("/cluster/resources?type=vm").rows()).isEmpty();
            String path = "/nodes/pve1/qemu/100";
            PveClient.Answer refused = croft.get(path + "/config");
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.message()).isEqualTo("Permission check failed (/vms/100, VM.Audit)");
            grant("tokens", "croft@pve!tok", "/vms/100", "Administrator");
            assertThat(croft.get(path + "/config").status()).isEqualTo(200);
            assertThat(croft.get("/cluster/resources?type=vm").rows()).hasSize(1);
            assertThat(croft.get("/cluster/options").status()).isEqualTo(403);
        }
    }

    @Test
    void eachOptionNeedsItsOwnRight() {
        String secret = token("0");
        createVm(100);
        root.post(
                "/access/roles",
                "roleid",
                "Small",
                "privs",
                "VM.Audit,VM.Config.Memory,VM.Config.Options,VM.Config.Network");
        grant("users", "croft@pve", "/vms/100", "Small");
        String path = "/nodes/pve1/qemu/100/config";
        try (PveClient croft = new PveClient(simulator, "pve1", secret)) {
            assertThat(croft.put(path, "memory", "1024").status()).isEqualTo(200);
            assertThat(croft.put(path, "cores", "2").message())
                    .isEqualTo("Permission check failed (/vms/100, VM.Config.CPU)");
            assertThat(croft.put(path, "scsi1", "local-lvm:1").status()).isEqualTo(403);
            assertThat(croft.put(path, "net1", "virtio,bridge=vmbr0,tag=5").message())
                    .isEqualTo("Permission check failed (/sdn/zones/localnetwork/vmbr0/5, SDN.Use)");
            assertThat(croft.put(path, "startup", "order=1").message())
                    .isEqualTo("Permission check failed (/, Sys.Modify)");
            grant("users", "croft@pve", "/sdn/zones/localnetwork/vmbr0", "PVESDNUser");
            assertThat(croft.put(path, "net1", "virtio,bridge=vmbr0,tag=5").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void someOptionsAreForRootInPersonAndATokenOfRootIsNot() {
        createVm(100);
        String path = "/nodes/pve1/qemu/100/config";
        assertThat(root.put(path, "args", "-foo").message()).isEqualTo("only root can set 'args' config");
        assertThat(root.put(path, "hostpci0", "host=0000:01:00.0").status()).isEqualTo(500);
        try (PveClient person = new PveClient(simulator, "pve1", "")) {
            Map<String, Object> session = person.post("/access/ticket", "username", "root@pam", "password", "simulated")
                    .object();
            List<String> headers = List.of(
                    "Cookie",
                    "PVEAuthCookie=" + PveClient.encode(String.valueOf(session.get("ticket"))),
                    "CSRFPreventionToken",
                    String.valueOf(session.get("CSRFPreventionToken")));
            assertThat(person.send("PUT", path, List.of("args", "-foo"), headers)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void methodsWithoutPrivilegesAreForRootInPerson() {
        PveClient.Answer answer = root.post("/cluster/config", "clustername", "other");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message()).isEqualTo("Permission check failed (user != root@pam)");
    }

    @Test
    void whatIsNotSimulatedSaysSoAndWhatDoesNotExistAnswersAsTheProxyDoes() {
        PveClient.Answer beyond = root.get("/nodes/pve1/ceph/osd");
        assertThat(beyond.status()).isEqualTo(501);
        assertThat(beyond.message()).isEqualTo("Method 'GET /nodes/{node}/ceph/osd' is not simulated");
        PveClient.Answer nowhere = root.get("/nodes/pve1/nothing");
        assertThat(nowhere.status()).isEqualTo(501);
        assertThat(nowhere.message()).isEqualTo("Method 'GET /nodes/pve1/nothing' not implemented");
    }

    @Test
    void aPoolGivesRightsOverItsMembers() {
        String secret = token("0");
        createVm(100);
        root.post("/pools", "poolid", "lab/inner", "comment", "c");
        root.put("/pools", "poolid", "lab/inner", "vms", "100");
        grant("users", "croft@pve", "/pool/lab/inner", "PVEVMAdmin");
        try (PveClient croft = new PveClient(simulator, "pve2", secret)) {
            assertThat(croft.get("/nodes/pve1/qemu/100/config").status()).isEqualTo(200);
        }
        assertThat(root.get("/pools?poolid=lab/inner").text()).contains("qemu/100");
        assertThat(root.delete("/pools?poolid=lab/inner").message()).contains("is not empty");
    }

    @Test
    void aTicketRenewsItselfAndAFalsePasswordIsRefused() {
        try (PveClient person = new PveClient(simulator, "pve1", "")) {
            assertThat(person.post("/access/ticket", "username", "anna@pam", "password", "wrong")
                            .status())
                    .isEqualTo(401);
            Map<String, Object> first = person.post(
                            "/access/ticket", "username", "anna", "realm", "pam", "password", "simulated")
                    .object();
            simulator.control().advance(java.time.Duration.ofMinutes(100));
            Map<String, Object> second = person.post(
                            "/access/ticket", "username", "anna@pam", "password", String.valueOf(first.get("ticket")))
                    .object();
            assertThat(second.get("ticket")).isNotEqualTo(first.get("ticket"));
        }
    }

    @Test
    void privilegesDependOnTheVersion() {
        assertThat(root.post("/access/roles", "roleid", "Old", "privs", "VM.Monitor")
                        .errors())
                .containsKey("privs");
        ProxmoxSimulatorConfig old =
                ProxmoxSimulatorConfig.homeLab().withVersion("8.4.1").withClock(new ClockMode.Manual(), Latency.NONE);
        try (ProxmoxSimulator before = ProxmoxSimulator.start(old);
                PveClient client = PveClient.root(before)) {
            assertThat(client.post("/access/roles", "roleid", "Old", "privs", "VM.Monitor")
                            .status())
                    .isEqualTo(200);
            assertThat(client.get("/cluster/ha/groups").status()).isEqualTo(200);
            assertThat(root.get("/cluster/ha/groups").message()).contains("migrated to rules");
        }
    }
}
