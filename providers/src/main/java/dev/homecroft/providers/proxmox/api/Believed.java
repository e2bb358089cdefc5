package dev.homecroft.providers.proxmox.api;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes certificates by their fingerprints, and those that authorities vouch for. Extended, so that the JDK does not look at
 * host names on top: that is for the authorities alone.
 */
final class Believed extends X509ExtendedTrustManager {
    private final List<byte[]> expected;
    private final List<X509ExtendedTrustManager> authorities;
    private final Set<Instant> ends;

    /** @param ends is told when the certificates end that were believed by their fingerprints */
    Believed(List<byte[]> expected, List<X509ExtendedTrustManager> authorities, Set<Instant> ends) {
        this.expected = List.copyOf(expected);
        this.authorities = List.copyOf(authorities);
        this.ends = ends;
    }

    private interface Asking {
        void ask(X509ExtendedTrustManager authority) throws CertificateException;
    }

    private void check(X509Certificate[] chain, Asking asking) throws CertificateException {
        String found = fingerprint(chain[0]);
        byte[] digest = HexFormat.ofDelimiter(":").withUpperCase().parseHex(found);
        if (expected.stream().anyMatch(pin -> MessageDigest.isEqual(digest, pin))) {
            ends.add(chain[0].getNotAfter().toInstant());
            return;
        }
        String why = "";
        for (X509ExtendedTrustManager authority : authorities) {
            try {
                asking.ask(authority);
                return;
            } catch (CertificateException unbelieved) {
                why = ", and no authority vouches for it: " + unbelieved.getMessage();
            }
        }
        throw new CertificateException("its certificate has the fingerprint " + found + why);
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            return Trust.fingerprint(certificate.getEncoded());
        } catch (GeneralSecurityException noDigest) {
            throw new CertificateException(noDigest);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, authority -> authority.checkServerTrusted(chain, type));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, authority -> authority.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, authority -> authority.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
