package dev.homecroft.providers.secrets;

import static dev.homecroft.providers.secrets.StoreLab.ref;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.exceptionfactory.jagged.EncryptingChannelFactory;
import com.exceptionfactory.jagged.framework.armor.ArmoredEncryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretStoresTest {
    private static final String CANARY = "canary-7f3a91c2e0d";

    @TempDir
    Path root;

    private SecretStores stores = SecretStores.of(StoreLab.lab(), Path.of("."), Map.of());

    @BeforeEach
    void openStores() {
        Map<String, String> environment = Map.of(
                "TOWER_PROXMOX_TOKEN",
                CANARY,
                "DNS_KEY",
                CANARY,
                "TOWER_NOTHING",
                "",
                "HOME",
                root.resolve("home").toString());
        stores = SecretStores.of(StoreLab.lab(), root, environment);
    }

    private String read(String ref) {
        return stores.apply(ref(ref)).reveal();
    }

    /** The one diagnostic of a refusal, after a look at every word of it. */
    private Diagnostic refusal(String ref) {
        CroftException refusal = catchThrowableOfType(CroftException.class, () -> stores.apply(ref(ref)));
        StringWriter everything = new StringWriter();
        refusal.printStackTrace(new PrintWriter(everything));
        assertThat(everything + " " + refusal.diagnostics()).doesNotContain(CANARY);
        assertThat(refusal.diagnostics()).hasSize(1);
        return refusal.diagnostics().getFirst();
    }

    private void file(String path, String permissions) throws IOException {
        StoreLab.write(root.resolve(path), (CANARY + "\n").getBytes(StandardCharsets.UTF_8), permissions);
    }

    @Test
    void environmentVariablesCarryThePrefixAndThePath() {
        assertThat(read("env/proxmox/token")).isEqualTo(CANARY);
        assertThat(read("bare/dns/key")).isEqualTo(CANARY);
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThat(refusal("env/dns/key").detail()).contains("TOWER_DNS_KEY");
        assertThat(refusal("env/nothing").code()).isEqualTo("secret-missing");
    }

    @Test
    void aStoreThatTheLabDoesNotStateIsRefused() {
        assertThat(refusal("vault/proxmox/token").detail()).contains("no secret store `vault`");
    }

    @Test
    void aFileIsReadWithoutTheLineFeedAtItsEnd() throws IOException {
        file("safe/proxmox/token", "rw-------");
        file("home/safe/token", "r--------");

        assertThat(read("files/proxmox/token")).isEqualTo(CANARY);
        assertThat(read("home/token")).isEqualTo(CANARY);
    }

    @Test
    void aChangedFileIsReadAnewEachTime() throws IOException {
        file("safe/token", "rw-------");
        read("files/token");
        Files.writeString(root.resolve("safe/token"), "other");

        assertThat(read("files/token")).isEqualTo("other");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----", "rw------x")) {
            file("safe/token", permissions);
            assertThat(refusal("files/token").code()).isEqualTo("secret-exposed");
        }
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedAndOneWithinIsNot() throws IOException {
        file("elsewhere/token", "rw-------");
        file("safe/new", "rw-------");
        Files.createSymbolicLink(root.resolve("safe/token"), root.resolve("elsewhere/token"));
        Files.createSymbolicLink(root.resolve("safe/current"), Path.of("new"));

        assertThat(refusal("files/token").code()).isEqualTo("secret-outside-store");
        assertThat(read("files/current")).isEqualTo(CANARY);
    }

    @Test
    void aLinkedFolderThatLeadsOutIsRefused() throws IOException {
        file("elsewhere/token", "rw-------");
        Files.createDirectories(root.resolve("safe"));
        Files.createSymbolicLink(root.resolve("safe/proxmox"), root.resolve("elsewhere"));

        assertThat(refusal("files/proxmox/token").code()).isEqualTo("secret-outside-store");
    }

    @Test
    void whatIsNoFileOrTooLargeOrNoTextIsRefused() throws IOException {
        Files.createDirectories(root.resolve("safe/folder"));
        StoreLab.write(root.resolve("safe/large"), new byte[70_000], "rw-------");
        StoreLab.write(root.resolve("safe/bytes"), new byte[] {(byte) 0xff, 1, 2}, "rw-------");
        StoreLab.write(root.resolve("safe/empty"), new byte[] {'\n'}, "rw-------");

        assertThat(refusal("files/gone").code()).isEqualTo("secret-missing");
        assertThat(refusal("files/folder").code()).isIn("secret-missing", "secret-exposed");
        assertThat(refusal("files/large").code()).isEqualTo("secret-unreadable");
        assertThat(refusal("files/bytes").code()).isEqualTo("secret-unreadable");
        assertThat(refusal("files/empty").code()).isEqualTo("secret-missing");
    }

    private KeyPair keys(String permissions) throws IOException, GeneralSecurityException {
        KeyPair keys = new X25519KeyPairGenerator().generateKeyPair();
        String text = "# created: today\n" + keys.getPrivate() + "\n";
        StoreLab.write(root.resolve("key.txt"), text.getBytes(StandardCharsets.US_ASCII), permissions);
        return keys;
    }

    private void encrypt(String path, EncryptingChannelFactory factory, KeyPair keys)
            throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (WritableByteChannel channel = factory.newEncryptingChannel(
                Channels.newChannel(out),
                List.of(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(
                        keys.getPublic().toString())))) {
            channel.write(ByteBuffer.wrap(CANARY.getBytes(StandardCharsets.UTF_8)));
        }
        // Encrypted files may be read by everybody: they are made to lie in Git.
        StoreLab.write(root.resolve("safe").resolve(path), out.toByteArray(), "rw-r--r--");
    }

    @Test
    void anAgeFileIsDecryptedBinaryOrArmored() throws IOException, GeneralSecurityException {
        KeyPair keys = keys("rw-------");
        encrypt("proxmox/token.age", new StandardEncryptingChannelFactory(), keys);
        encrypt("armored.age", new ArmoredEncryptingChannelFactory(), keys);

        assertThat(read("age/proxmox/token")).isEqualTo(CANARY);
        assertThat(read("age/armored")).isEqualTo(CANARY);
    }

    @Test
    void anAgeFileForSomebodyElseOrDamagedIsRefused() throws IOException, GeneralSecurityException {
        encrypt("token.age", new StandardEncryptingChannelFactory(), keys("rw-------"));
        KeyPair other = keys("rw-------");
        encrypt("damaged.age", new StandardEncryptingChannelFactory(), other);
        Path damaged = root.resolve("safe/damaged.age");
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length - 1] ^= 1;
        Files.write(damaged, bytes);
        Files.write(root.resolve("safe/short.age"), Arrays.copyOf(bytes, 40));

        assertThat(refusal("age/token").code()).isEqualTo("secret-not-decrypted");
        assertThat(refusal("age/damaged").code()).isEqualTo("secret-not-decrypted");
        assertThat(refusal("age/short").code()).isEqualTo("secret-not-decrypted");
    }

    @Test
    void anIdentityThatOthersMayReadIsRefused() throws IOException, GeneralSecurityException {
        encrypt("token.age", new StandardEncryptingChannelFactory(), keys("rw-r--r--"));

        assertThat(refusal("age/token").code()).isEqualTo("secret-exposed");
        assertThat(refusal("lost/token").detail()).contains("does not say where its age identity is");
    }

    @Test
    void aBrokenIdentityIsNotRepeated() throws IOException, GeneralSecurityException {
        encrypt("token.age", new StandardEncryptingChannelFactory(), keys("rw-------"));
        String broken = "AGE-SECRET-KEY-1" + CANARY.toUpperCase(java.util.Locale.ROOT);
        StoreLab.write(root.resolve("key.txt"), broken.getBytes(StandardCharsets.US_ASCII), "rw-------");

        Diagnostic refusal = refusal("age/token");
        assertThat(refusal.code()).isEqualTo("secret-not-decrypted");
        assertThat(refusal.toString()).doesNotContainIgnoringCase(CANARY);
    }
}
