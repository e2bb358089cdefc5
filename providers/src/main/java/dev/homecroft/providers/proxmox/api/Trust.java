package dev.homecroft.providers.proxmox.api;

import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which server certificate is believed: one with a stated fingerprint, whatever names and dates it carries, or else any that
 * the machine's authorities vouch for under the endpoint's name.
 */
record Trust(SSLContext context, boolean isPinned, Set<Instant> ends, Set<URI> slow) {

    static Trust of(Set<String> fingerprints) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            Set<Instant> ends = ConcurrentHashMap.newKeySet();
            boolean isPinned = !fingerprints.isEmpty();
            context.init(null, isPinned ? new TrustManager[] {new Pin(pins(fingerprints), ends)} : null, null);
            return new Trust(context, isPinned, ends, ConcurrentHashMap.newKeySet());
        } catch (GeneralSecurityException noTls) {
            throw new IllegalStateException("this Java has no TLS", noTls);
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

    /** Believes some certificates; extended, so that the JDK does not look at host names on top. */
    private static final class Pin extends X509ExtendedTrustManager {
        private final List<byte[]> expected;
        private final Set<Instant> ends;

        Pin(List<byte[]> expected, Set<Instant> ends) {
            this.expected = expected;
            this.ends = ends;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            byte[] found;
            try {
                found = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
            } catch (GeneralSecurityException noDigest) {
                throw new CertificateException(noDigest);
            }
            if (expected.stream().noneMatch(pin -> MessageDigest.isEqual(found, pin))) {
                throw new CertificateException("its certificate has the fingerprint "
                        + HexFormat.ofDelimiter(":").withUpperCase().formatHex(found));
            }
            ends.add(chain[0].getNotAfter().toInstant());
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
