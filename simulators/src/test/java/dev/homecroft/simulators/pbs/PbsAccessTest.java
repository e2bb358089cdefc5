package dev.homecroft.simulators.pbs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may do what. */
class PbsAccessTest extends PbsCase {
    private String token(String user, String name) {
        root.post("/access/users", "userid", user, "password", "simulated");
        Map<String, Object> made =
                root.post("/access/users/" + user + "/token/" + name).object();
        return made.get("tokenid") + ":" + made.get("value");
    }

    private void grant(String who, String path, String role) {
        assertThat(root.put("/access/acl", "path", path, "role", role, "auth-id", who)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenIsSetApartFromItsSecretByAColonAndAnswersToAWrongOneArePlainText() {
        try (PbsClient wrong = new PbsClient(simulator, "root@pam!croft:wrong");
                PbsClient equals = new PbsClient(simulator, PbsSimulatorConfig.ROOT_TOKEN.replace(':', '='))) {
            assertThat(wrong.get("/version"))
                    .isEqualTo(new PbsClient.Answer(401, "authentication failed - invalid API token secret"));
            assertThat(equals.get("/version").status()).isEqualTo(401);
        }
        assertThat(root.get("/version").object()).containsEntry("version", "4.1");
    }

    @Test
    void aTokenHasOnlyWhatItIsGivenAndNeverMoreThanItsUser() {
        String secret = token("pve@pbs", "tower");
        try (PbsClient pve = new PbsClient(simulator, secret)) {
            grant("pve@pbs!tower", "/datastore/main", "DatastoreAdmin");
            assertThat(pve.get(MAIN + "/snapshots")).isEqualTo(new PbsClient.Answer(403, "permission check failed"));
            grant("pve@pbs", "/datastore/main", "DatastoreAudit");
            assertThat(pve.get(MAIN + "/snapshots").status()).isEqualTo(200);
            assertThat(pve.post(MAIN + "/gc").status()).isEqualTo(403);
            assertThat(pve.get("/config/datastore/main").status()).isEqualTo(200);
            assertThat(pve.get("/config/prune").rows()).isEmpty();
        }
    }

    @Test
    void whoMayOnlyBackUpSeesHisOwnGroupsAndRemovesNone() {
        addBackups("", "100", 2);
        String secret = token("pve@pbs", "tower");
        grant("pve@pbs", "/datastore/main", "DatastoreBackup");
        grant("pve@pbs!tower", "/datastore/main", "DatastoreBackup");
        try (PbsClient pve = new PbsClient(simulator, secret)) {
            assertThat(pve.get(MAIN + "/snapshots").rows()).isEmpty();
            assertThat(root.post(
                                    MAIN + "/change-owner",
                                    "backup-type",
                                    "vm",
                                    "backup-id",
                                    "100",
                                    "new-owner",
                                    "pve@pbs!tower")
                            .status())
                    .isEqualTo(200);
            assertThat(pve.get(MAIN + "/snapshots").rows()).hasSize(2);
            assertThat(pve.delete(MAIN + "/groups", "backup-type", "vm", "backup-id", "100")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aTicketNeedsTheTokenAgainstForgeryForWrites() {
        Map<String, Object> session = root.post("/access/ticket", "username", "root@pam", "password", "simulated")
                .object();
        Map<String, String> cookie = Map.of("Cookie", "PBSAuthCookie=" + session.get("ticket"));
        Map<String, String> whole = Map.of(
                "Cookie",
                "PBSAuthCookie=" + session.get("ticket"),
                "CSRFPreventionToken",
                String.valueOf(session.get("CSRFPreventionToken")));
        try (PbsClient person = new PbsClient(simulator, "")) {
            assertThat(person.send("GET", "/nodes", cookie).status()).isEqualTo(200);
            assertThat(person.send("PUT", "/nodes/localhost/time", cookie, "timezone", "Europe/Berlin")
                            .status())
                    .isEqualTo(401);
            assertThat(person.send("PUT", "/nodes/localhost/time", whole, "timezone", "Europe/Berlin")
                            .status())
                    .isEqualTo(200);
            assertThat(person.post("/access/ticket", "username", "root@pam", "password", "wrong")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(root.get("/nodes").status()).isEqualTo(403);
        assertThat(root.get("/nodes/localhost/time").object()).containsEntry("timezone", "Europe/Berlin");
    }

    @Test
    void rightsThatThereAreNotAreRefused() {
        assertThat(root.put("/access/acl", "path", "/nowhere", "role", "Audit", "auth-id", "root@pam!croft"))
                .isEqualTo(new PbsClient.Answer(400, "invalid acl path '/nowhere'."));
        assertThat(root.put("/access/acl", "path", "/", "role", "Audit", "auth-id", "who@pbs")
                        .body())
                .isEqualTo("no such user.");
        assertThat(root.put("/access/acl", "path", "/", "role", "Mine", "auth-id", "root@pam")
                        .body())
                .startsWith("parameter verification failed - 'role': ");
    }

    @Test
    void whatIsNotSimulatedSaysSoAndWhatDoesNotExistToo() {
        assertThat(root.get("/tape/drive"))
                .isEqualTo(new PbsClient.Answer(501, "Method 'GET /tape/drive' is not simulated"));
        assertThat(root.get("/nothing")).isEqualTo(new PbsClient.Answer(404, "Path '/api2/json/nothing' not found."));
        assertThat(root.get("/backup", "store", "main", "backup-type", "vm", "backup-id", "1", "backup-time", "1")
                        .status())
                .isEqualTo(501);
    }

    @Test
    void theCertificateThatIsShownIsTheOneThatIsTold() {
        assertThat(root.get("/nodes/localhost/certificates/info")
                        .rows()
                        .getFirst()
                        .get("fingerprint"))
                .hasToString(simulator.fingerprint().toLowerCase(Locale.ROOT));
    }
}
