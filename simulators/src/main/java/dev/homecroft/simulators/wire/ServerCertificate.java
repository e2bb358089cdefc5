package dev.homecroft.simulators.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate that a simulated server shows, with its key.
 *
 * @param chain itself, and who signed it where that is another
 */
public record ServerCertificate(List<X509Certificate> chain, PrivateKey key) {
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2049-12-31T00:00:00Z");

    public ServerCertificate {
        chain = List.copyOf(chain);
    }

    /** A new one for the loopback addresses and this host name, signed by itself. */
    public static ServerCertificate create(String name) {
        return create(name, UNTIL);
    }

    /** As {@link #create(String)}; it is valid until then, which may be past. */
    public static ServerCertificate create(String name, Instant until) {
        KeyPair pair = pair();
        X500Name subject = new X500Name("CN=" + name + ",O=Homecroft simulator");
        List<GeneralName> names = new ArrayList<>(loopback());
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.dNSName, name));
        X509Certificate own = certificate(
                subject,
                pair,
                subject,
                pair.getPrivate(),
                until,
                Extension.subjectAlternativeName,
                alternatives(names));
        return new ServerCertificate(List.of(own), pair.getPrivate());
    }

    /** A new authority that signs others. */
    public static ServerCertificate authority(String organisation) {
        KeyPair pair = pair();
        X500Name subject = new X500Name("C=XX,O=" + organisation + ",CN=" + organisation + " X1");
        X509Certificate own = certificate(
                subject,
                pair,
                subject,
                pair.getPrivate(),
                UNTIL,
                Extension.basicConstraints,
                new BasicConstraints(true));
        return new ServerCertificate(List.of(own), pair.getPrivate());
    }

    /**
     * A new certificate that this authority signs, for these names and the loopback addresses, where simulated servers are. TLS
     * goes by the real clock, so this one is valid in any case; until when it is said to be is for who keeps it.
     */
    public ServerCertificate sign(List<String> names) {
        KeyPair pair = pair();
        List<GeneralName> all = new ArrayList<>(loopback());
        names.forEach(name -> all.add(new GeneralName(GeneralName.dNSName, name)));
        X509Certificate signed = certificate(
                new X500Name("CN=" + names.getFirst()),
                pair,
                X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded()),
                key,
                UNTIL,
                Extension.subjectAlternativeName,
                alternatives(all));
        return new ServerCertificate(List.of(signed, certificate()), pair.getPrivate());
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot make a key", e);
        }
    }

    private static List<GeneralName> loopback() {
        return List.of(
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.iPAddress, "::1"));
    }

    private static GeneralNames alternatives(List<GeneralName> names) {
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static X509Certificate certificate(
            X500Name subject,
            KeyPair pair,
            X500Name issuer,
            PrivateKey signs,
            Instant until,
            ASN1ObjectIdentifier extension,
            ASN1Encodable content) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(64, new java.security.SecureRandom()),
                    Date.from(FROM),
                    Date.from(until),
                    subject,
                    pair.getPublic());
            builder.addExtension(extension, extension.equals(Extension.basicConstraints), content);
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(signs);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot make a certificate", e);
        }
    }

    /** Itself. */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** SHA-256 over the certificate, upper-case pairs with colons as Proxmox shows it. */
    public String fingerprint() {
        try {
            return fingerprint(certificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encode the certificate", e);
        }
    }

    /** That of an encoded certificate. */
    static String fingerprint(byte[] encoded) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
            return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    public String pem() {
        try {
            String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(certificate().getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encode the certificate", e);
        }
    }

    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new OneKey(chain, key)}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use the certificate", e);
        }
    }

    public Map<String, Object> toJson() {
        Base64.Encoder base64 = Base64.getEncoder();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("certificate", base64.encodeToString(encoded(certificate())));
        if (chain.size() > 1) {
            json.put("authority", base64.encodeToString(encoded(chain.getLast())));
        }
        json.put("key", base64.encodeToString(key.getEncoded()));
        return json;
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encode the certificate", e);
        }
    }

    public static ServerCertificate fromJson(Map<String, Object> json) {
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (String member : List.of("certificate", "authority")) {
                byte[] encoded =
                        Base64.getDecoder().decode(json.getOrDefault(member, "").toString());
                if (encoded.length > 0) {
                    chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(encoded)));
                }
            }
            byte[] key = Base64.getDecoder().decode(json.getOrDefault("key", "").toString());
            return new ServerCertificate(
                    chain, KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the kept certificate", e);
        }
    }
}
