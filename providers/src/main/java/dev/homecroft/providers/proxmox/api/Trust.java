package dev.homecroft.providers.proxmox.api;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Which server certificate is believed: the one with the stated fingerprint, whatever names it carries, or else any that the
 * machine's authorities vouch for under the endpoint's name.
 */
record Trust(SSLContext context, boolean isPinned) {

    static Trust of(Optional<String> fingerprint) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] managers = fingerprint
                    .map(pin -> new TrustManager[] {
                        new Pin(HexFormat.of().parseHex(pin.replace(":", "").toLowerCase(Locale.ROOT)))
                    })
                    .orElse(null);
            context.init(null, managers, null);
            return new Trust(context, fingerprint.isPresent());
        } catch (GeneralSecurityException noTls) {
            throw new IllegalStateException("this Java has no TLS", noTls);
        }
    }

    /** Believes one certificate; extended, so that the JDK does not look at host names on top. */
    private static final class Pin extends X509ExtendedTrustManager {
        private final byte[] expected;

        Pin(byte[] expected) {
            this.expected = expected;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            byte[] found;
            try {
                found = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
            } catch (GeneralSecurityException noDigest) {
                throw new CertificateException(noDigest);
            }
            if (!MessageDigest.isEqual(found, expected)) {
                throw new CertificateException("its certificate has the fingerprint "
                        + HexFormat.ofDelimiter(":").withUpperCase().formatHex(found));
            }
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
