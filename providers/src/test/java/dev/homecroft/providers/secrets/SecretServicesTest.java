package dev.homecroft.providers.secrets;

import static dev.homecroft.providers.secrets.StoreLab.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.LabTexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that are services. The programs are stand-ins that take only the very calls that are documented. */
final class SecretServicesTest {
    private static final String TOKEN = "0.token-canary";

    @TempDir
    Path root;

    private final Map<String, String> environment = new HashMap<>();
    private FakeVault vault;

    @BeforeEach
    void services() throws IOException {
        vault = new FakeVault();
        Files.createDirectories(root.resolve("bin"));
        environment.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", root.toString());
        environment.put("BWS_TOKEN", TOKEN);
        environment.put("ROLE", "role-1");
        environment.put("SECRET_ID", FakeVault.SECRET_ID);
        environment.put("VAULT_TOKEN", FakeVault.ROOT);
    }

    @AfterEach
    void end() {
        vault.close();
    }

    private void tool(String name, String script) throws IOException {
        Path file = root.resolve("bin").resolve(name);
        StoreLab.write(file, ("#!/bin/sh\n" + script).getBytes(StandardCharsets.UTF_8), "rwx------");
    }

    private SecretStores stores() {
        return SecretStores.of(LabTexts.lab("""
                        lab: { name: tower }
                        secrets:
                          stores:
                            env: { kind: env }
                            team: { kind: bitwarden, token: env/bws/token }
                            lab: { kind: bitwarden, project: homelab, url: "https://bw.example.org", token: env/bws/token }
                            bao: { kind: vault, url: "%s", mount: lab }
                            plain: { kind: vault, url: "%s" }
                            role:
                              kind: vault
                              url: "%s"
                              mount: lab
                              approle: { role-id: env/role, secret-id: env/secret/id, mount: machines }
                            far: { kind: vault, url: "http://bao.example.org" }
                            op: { kind: 1password, vault: Homelab }
                            sealed: { kind: sops, path: secrets.sops.yaml, identity: key.txt }
                            a: { kind: bitwarden, token: b/token }
                            b: { kind: bitwarden, token: a/token }
                        """.formatted(vault.url(), vault.url(), vault.url())), root, environment);
    }

    private String read(String ref) {
        return stores().apply(ref(ref)).reveal();
    }

    private Diagnostic refusal(String ref) {
        CroftException refusal = catchThrowableOfType(CroftException.class, () -> stores().apply(ref(ref)));
        StringWriter everything = new StringWriter();
        refusal.printStackTrace(new PrintWriter(everything));
        assertThat(everything + " " + refusal.diagnostics()).doesNotContain("canary");
        assertThat(refusal.diagnostics()).hasSize(1);
        Diagnostic problem = refusal.diagnostics().getFirst();
        assertThat(problem.summary()).contains("`" + ref + "`");
        assertThat(problem.detail()).isNotEmpty();
        assertThat(problem.hints()).isNotEmpty();
        return problem;
    }

    private static final String BWS = """
            [ "$BWS_ACCESS_TOKEN" = 0.token-canary ] || { echo "Error: Doesn't contain a decryption key: $BWS_ACCESS_TOKEN" >&2; exit 1; }
            case "$*" in
              "secret list --output json --color no")
                echo '[{"id":"be8e0ad8-d545-4017-a55a-b02f014d4158","key":"dns-key","value":"dns-canary","note":""},
                       {"id":"1","key":"twice","value":"x"},{"id":"2","key":"twice","value":"y"}]' ;;
              "secret get be8e0ad8-d545-4017-a55a-b02f014d4158 --output json --color no")
                echo '{"id":"be8e0ad8-d545-4017-a55a-b02f014d4158","key":"dns-key","value":"dns-canary"}' ;;
              "project list --output json --color no --server-url https://bw.example.org")
                echo '[{"id":"f3de8a21-0000-4017-a55a-b02f014d4158","name":"homelab"}]' ;;
              "secret list f3de8a21-0000-4017-a55a-b02f014d4158 --output json --color no --server-url https://bw.example.org")
                echo '[{"id":"3","key":"proxmox/token","value":"own-canary"}]' ;;
              *) echo "unexpected: $*" >&2; exit 64 ;;
            esac
            """;

    @Test
    void bitwardenIsAskedByNameByIdAndWithinAProject() throws IOException {
        tool("bws", BWS);
        assertThat(read("team/dns-key")).isEqualTo("dns-canary");
        assertThat(read("team/be8e0ad8-d545-4017-a55a-b02f014d4158")).isEqualTo("dns-canary");
        assertThat(read("lab/proxmox/token")).isEqualTo("own-canary");
    }

    @Test
    void aNameThatIsMissingOrNotAloneIsRefused() throws IOException {
        tool("bws", BWS);
        assertThat(refusal("team/nothing").code()).isEqualTo("secret-missing");
        assertThat(refusal("team/twice").code()).isEqualTo("secret-ambiguous");
    }

    @Test
    void whatATokenIsRefusedWithDoesNotRepeatIt() throws IOException {
        tool("bws", BWS);
        environment.put("BWS_TOKEN", "0.other-canary");
        assertThat(refusal("team/dns-key").code()).isEqualTo("secret-tool-failed");
        assertThat(refusal("team/dns-key").detail()).contains("`bws` ended with 1: Error", "***");
    }

    @Test
    void aProgramThatIsNotHereIsNamed() {
        environment.put("PATH", root.resolve("bin").toString());
        assertThat(refusal("team/dns-key").code()).isEqualTo("secret-tool-missing");
        assertThat(refusal("op/router/password").hints().getFirst()).contains("developer.1password.com");
    }

    @Test
    void whatIsNoAnswerIsSaidToBeNone() throws IOException {
        tool("bws", "echo canary\n");
        assertThat(refusal("team/dns-key").code()).isEqualTo("secret-tool-failed");
    }

    @Test
    void aProgramThatSaysMuchOnBothStreamsIsHeardOut() throws IOException {
        tool("op", """
                i=0; while [ $i -lt 3000 ]; do echo "a warning that nobody needs, a warning that nobody needs" >&2; i=$((i+1)); done
                printf op-canary
                """);
        assertThat(read("op/router/password")).isEqualTo("op-canary");
    }

    @Test
    void onePasswordIsAskedForTheFieldOfAnItem() throws IOException {
        tool("op", """
                [ "$OP_SERVICE_ACCOUNT_TOKEN" = ops_1 ] || exit 6
                case "$*" in
                  "read --no-newline op://Homelab/router/password") printf router-canary ;;
                  *) echo "[ERROR] could not read secret '$3'" >&2; exit 1 ;;
                esac
                """);
        environment.put("OP_SERVICE_ACCOUNT_TOKEN", "ops_1");
        assertThat(read("op/router/password")).isEqualTo("router-canary");
        assertThat(read("op/router")).isEqualTo("router-canary");
        assertThat(refusal("op/nothing/password").detail()).contains("could not read secret");
    }

    @Test
    void sopsIsGivenTheKeysAndTheIdentity() throws IOException {
        tool("sops", """
                [ "$SOPS_AGE_KEY_FILE" = "$HOME/key.txt" ] || exit 5
                [ "$1 $2" = "decrypt --extract" ] && [ "$4" = "$HOME/secrets.sops.yaml" ] || exit 6
                [ "$3" = '["dns"]["key"]' ] || { echo 'component ["dns"] not found' >&2; exit 91; }
                printf sops-canary
                """);
        assertThat(refusal("sealed/dns/key").code()).isEqualTo("secret-missing");
        StoreLab.write(root.resolve("secrets.sops.yaml"), new byte[0], "rw-r--r--");
        StoreLab.write(root.resolve("key.txt"), new byte[] {'x'}, "rw-r--r--");
        assertThat(refusalCode("sealed/dns/key")).isEqualTo("secret-exposed");
        StoreLab.write(root.resolve("key.txt"), new byte[] {'x'}, "rw-------");
        assertThat(read("sealed/dns/key")).isEqualTo("sops-canary");
        assertThat(refusal("sealed/dns/other").detail()).contains("`sops` ended with 91: component");
    }

    private String refusalCode(String ref) {
        return catchThrowableOfType(CroftException.class, () -> stores().apply(ref(ref)))
                .diagnostics()
                .getFirst()
                .code();
    }

    @Test
    void vaultIsAskedForAFieldOfASecret() {
        assertThat(read("bao/apps/db/password")).isEqualTo("pass-canary");
        assertThat(read("bao/apps/db/port")).isEqualTo("5432");
        assertThat(read("plain/single")).isEqualTo("one");
        assertThat(refusal("bao/apps/db/user").detail()).contains("no field `user` in `apps/db`");
        assertThat(refusal("bao/apps/db/user").hints().getFirst()).contains("vault kv patch -mount=lab apps/db user=");
        assertThat(refusal("bao/apps/gone/password").code()).isEqualTo("secret-missing");
        assertThat(refusal("bao/apps/nowhere/x").code()).isEqualTo("secret-missing");
        assertThat(refusalCode("bao/apps/db/empty")).isEqualTo("secret-missing");
    }

    @Test
    void aMachineLogsInByItsRoleAndGivesTheTokenBack() {
        assertThat(read("role/apps/db/password")).isEqualTo("pass-canary");
        assertThat(vault.calls())
                .containsExactly(
                        "POST /v1/auth/machines/login", "GET /v1/lab/data/apps/db", "POST /v1/auth/token/revoke-self");
        environment.put("SECRET_ID", "wrong-canary");
        assertThat(refusal("role/apps/db/password").code()).isEqualTo("secret-store-refused");
    }

    @Test
    void theTokenThatVaultLeftAtHomeIsTaken() throws IOException {
        environment.remove("VAULT_TOKEN");
        assertThat(refusal("bao/apps/db/password").code()).isEqualTo("secret-store-unready");
        StoreLab.write(root.resolve(".vault-token"), FakeVault.ROOT.getBytes(StandardCharsets.UTF_8), "rw-------");
        assertThat(read("bao/apps/db/password")).isEqualTo("pass-canary");
    }

    @Test
    void whatVaultSaysOfATokenDoesNotRepeatIt() {
        environment.put("VAULT_TOKEN", "hvs.other-canary");
        Diagnostic refusal = refusal("bao/apps/db/password");
        assertThat(refusal.code()).isEqualTo("secret-store-refused");
        assertThat(refusal.detail()).contains("403: permission denied for ***");
    }

    @Test
    void aVaultThatIsSealedGoneElsewhereOrInTheClearIsNoVault() {
        assertThat(refusal("bao/apps/moved/x").code()).isEqualTo("secret-store-unreachable");
        assertThat(refusal("far/apps/x").code()).isEqualTo("secret-store-unready");
        vault.seal();
        assertThat(refusal("bao/apps/db/password").detail()).contains("503: Vault is sealed");
        SecretStores stores = stores();
        vault.close();
        assertThat(catchThrowableOfType(CroftException.class, () -> stores.apply(ref("bao/apps/db/password")))
                        .diagnostics()
                        .getFirst()
                        .code())
                .isEqualTo("secret-store-unreachable");
    }

    @Test
    void aStoreThatIsOpenedByItselfIsNeverOpened() throws IOException {
        tool("bws", BWS);
        assertThat(refusalCode("a/x")).isEqualTo("secret-store-unready");
    }
}
