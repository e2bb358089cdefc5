package dev.homecroft.providers.secrets;

import com.exceptionfactory.jagged.DecryptingChannelFactory;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import dev.homecroft.kernel.SecretRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Files of age-encryption.org/v1 for X25519 recipients, binary or armored. */
final class AgeFile {
    private static final String ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";
    private static final String IDENTITY = "AGE-SECRET-KEY-1";

    private AgeFile() {}

    /** @param identityFile as {@code age-keygen} writes it: one identity a line, comments behind {@code #} */
    static byte[] decrypt(SecretRef ref, byte[] encrypted, Path identityFile) {
        List<RecipientStanzaReader> identities = identities(ref, identityFile);
        String start = new String(encrypted, 0, Math.min(encrypted.length, ARMOR.length()), StandardCharsets.US_ASCII);
        DecryptingChannelFactory factory =
                start.equals(ARMOR) ? new ArmoredDecryptingChannelFactory() : new StandardDecryptingChannelFactory();
        try (InputStream in = Channels.newInputStream(
                factory.newDecryptingChannel(Channels.newChannel(new ByteArrayInputStream(encrypted)), identities))) {
            return in.readAllBytes();
        } catch (IOException | GeneralSecurityException | RuntimeException fault) {
            // The library's words may hold pieces of what it read, so they are not passed on.
            throw SecretProblems.notDecrypted(ref, identityFile);
        }
    }

    private static List<RecipientStanzaReader> identities(SecretRef ref, Path file) {
        List<RecipientStanzaReader> identities = new ArrayList<>();
        String text = SecretFolder.utf8(ref, SecretFolder.readPrivate(ref, file));
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith(IDENTITY)) {
                identities.add(identity(ref, file, line));
            }
        }
        if (identities.isEmpty()) {
            throw SecretProblems.badIdentity(ref, file);
        }
        return identities;
    }

    private static RecipientStanzaReader identity(SecretRef ref, Path file, String line) {
        try {
            return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(line);
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw SecretProblems.badIdentity(ref, file);
        }
    }
}
