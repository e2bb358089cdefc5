package dev.homecroft.providers.proxmox.api;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which server certificate is believed: one with a stated fingerprint, whatever names and dates it carries, and one that a stated
 * authority vouches for under the endpoint's name. Where nothing is stated, any that the machine's authorities vouch for.
 *
 * @param isOfNames whether the endpoint's name counts
 * @param ends when the certificates end that were believed by their fingerprints
 * @param slow endpoints that refused the keys that are quickly made
 */
record Trust(SSLContext context, boolean isOfNames, Set<Instant> ends, Set<URI> slow) {
    private static final String MACHINE = "machine";
    private static final String END = "-----END CERTIFICATE-----";

    /** Throws CroftException when an authority can't be read. */
    static Trust of(Set<String> fingerprints, Map<String, String> options) {
        String authorities = Authorities.of(options);
        boolean isOfNames = fingerprints.isEmpty() || !authorities.isEmpty();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            Set<Instant> ends = ConcurrentHashMap.newKeySet();
            boolean isUsual = fingerprints.isEmpty() && authorities.isEmpty();
            TrustManager[] managers = {new Believed(pins(fingerprints), managers(authorities), ends)};
            context.init(null, isUsual ? null : managers, null);
            return new Trust(context, isOfNames, ends, ConcurrentHashMap.newKeySet());
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new CroftException(Diagnostic.error(
                            "proxmox-authority", "An authority of the hypervisor can't be read as a certificate.")
                    .detail(Optional.ofNullable(unreadable.getMessage()).orElse("It is not valid."))
                    .hint("state its certificate in PEM, from `-----BEGIN CERTIFICATE-----` on, or `machine`")
                    .build());
        }
    }

    /** Whether an endpoint has not refused the keys that are quickly made. */
    boolean isQuick(URI endpoint) {
        return !slow.contains(endpoint);
    }

    void notQuick(URI endpoint) {
        slow.add(endpoint);
    }

    private static List<byte[]> pins(Set<String> fingerprints) {
        return fingerprints.stream()
                .map(pin -> HexFormat.of().parseHex(pin.replace(":", "").toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<X509ExtendedTrustManager> managers(String authorities)
            throws GeneralSecurityException, IOException {
        List<X509ExtendedTrustManager> managers = new ArrayList<>();
        if (authorities.lines().anyMatch(MACHINE::equals)) {
            managers.add(manager(Optional.empty()));
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (String text : authorities.split(END)) {
            int begin = text.indexOf("-----BEGIN");
            if (begin >= 0) {
                String pem = text.substring(begin) + END;
                Certificate certificate = CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
        }
        if (store.size() > 0) {
            managers.add(manager(Optional.of(store)));
        }
        return managers;
    }

    /** @param store authorities; empty for those of the machine */
    private static X509ExtendedTrustManager manager(Optional<KeyStore> store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store.orElse(null));
        return Stream.of(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("this Java believes nobody"));
    }

    static String fingerprint(byte[] encoded) throws GeneralSecurityException {
        return HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
    }
}
