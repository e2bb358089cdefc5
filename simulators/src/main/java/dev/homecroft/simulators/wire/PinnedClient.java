package dev.homecroft.simulators.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Asks a server that is believed by the fingerprint of its certificate, as simulated servers ask each other. */
public final class PinnedClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final URI base;
    private final String authorization;
    private final HttpClient http;

    /**
     * @param base such as {@code https://127.0.0.1:40123}
     * @param fingerprint SHA-256 as pairs with colons; an empty one is nobody's
     * @param authorization the header of that name
     */
    public PinnedClient(URI base, String fingerprint, String authorization) {
        this.base = base;
        this.authorization = authorization;
        this.http = HttpClient.newBuilder()
                .sslContext(trusting(fingerprint))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(LIMIT)
                .build();
    }

    /** An answer; its body may be anything. */
    public record Answer(int status, String body) {
        public boolean isGood() {
            return status == 200;
        }

        /** The {@code data} of a good answer. */
        public Object data() {
            return Json.readObject(body).getOrDefault("data", Json.Null.NULL);
        }
    }

    /**
     * Asks; empty when the server can't be reached or is another.
     *
     * @param path below {@code /api2/json}
     * @param query arguments
     * @param headers further ones
     */
    public Optional<Answer> ask(String method, String path, Map<String, String> query, Map<String, String> headers) {
        String form = query.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        boolean hasBody = method.equals("PUT") || method.equals("POST");
        String target = base + "/api2/json" + path + (hasBody || form.isEmpty() ? "" : "?" + form);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target)).timeout(LIMIT).header("Authorization", authorization);
        headers.forEach(request::header);
        if (hasBody) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        request.method(
                method, hasBody ? HttpRequest.BodyPublishers.ofString(form) : HttpRequest.BodyPublishers.noBody());
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Answer(response.statusCode(), response.body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static SSLContext trusting(String fingerprint) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Pin(fingerprint)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS", e);
        }
    }

    /** Believes one certificate, whatever it says of itself. */
    private static final class Pin extends X509ExtendedTrustManager {
        private final String fingerprint;

        private Pin(String fingerprint) {
            this.fingerprint = fingerprint;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (!fingerprint.equalsIgnoreCase(print(chain[0]))) {
                throw new CertificateException("the certificate's fingerprint is another");
            }
        }

        private static String print(X509Certificate certificate) throws CertificateEncodingException {
            return ServerCertificate.fingerprint(certificate.getEncoded());
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
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
