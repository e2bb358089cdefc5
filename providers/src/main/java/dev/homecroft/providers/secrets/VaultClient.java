package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.model.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Calls of Vault's HTTP API. A redirection is not followed: it would carry the token to wherever it leads.
 *
 * @param url of the server
 * @param namespace of Vault Enterprise or OpenBao
 */
record VaultClient(URI url, Optional<String> namespace, HttpClient http, Redactor redactor) {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final int LARGEST = 2 * 1024 * 1024;

    static VaultClient of(SecretRef ref, Secrets.Store store, Optional<Path> ca, Redactor redactor) {
        URI url = store.service().url().orElseThrow(() -> StoreProblems.incomplete(ref, store, "url"));
        if (url.getScheme().equals("http") && !isOwnMachine(url.getHost())) {
            throw StoreProblems.plain(ref, store, url);
        }
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER);
        ca.ifPresent(file -> http.sslContext(Authority.context(ref, file)));
        return new VaultClient(url, store.service().account(), http.build(), redactor);
    }

    private static boolean isOwnMachine(String host) {
        return host.equals("localhost")
                || IpAddress.tryParse(host.replaceAll("[\\[\\]]", ""))
                        .filter(ip -> ip.toString().startsWith("127.")
                                || ip.toString().equals("::1"))
                        .isPresent();
    }

    /** What is there; empty when nothing is. */
    Optional<Json.Obj> get(SecretRef ref, String path, Secret token) {
        HttpRequest request =
                request(path).header("X-Vault-Token", token.reveal()).GET().build();
        Answer answer = send(ref, request);
        return answer.status == 404 ? Optional.empty() : Optional.of(good(ref, answer));
    }

    /** The token of an AppRole. */
    Secret login(SecretRef ref, String mount, Secret roleId, Secret secretId) {
        Json.Obj body = Json.object()
                .put("role_id", roleId.reveal())
                .put("secret_id", secretId.reveal())
                .build();
        HttpRequest request = request("/v1/auth/" + mount + "/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonText.canonical(body)))
                .build();
        return good(ref, send(ref, request))
                .object("auth")
                .text("client_token")
                .map(Secret::new)
                .orElseThrow(() -> StoreProblems.strange(ref, url.toString()));
    }

    /** Gives a token of ours back. That it did not work hurts nobody: it ends by itself. */
    void revoke(Secret token) {
        HttpRequest request = request("/v1/auth/token/revoke-self")
                .header("X-Vault-Token", token.reveal())
                .POST(BodyPublishers.noBody())
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException unheard) {
            // As said above.
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        String base = url.toString().endsWith("/")
                ? url.toString().substring(0, url.toString().length() - 1)
                : url.toString();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER).header("X-Vault-Request", "true");
        namespace.ifPresent(name -> request.header("X-Vault-Namespace", name));
        return request;
    }

    private record Answer(int status, Optional<Json> body) {}

    private Answer send(SecretRef ref, HttpRequest request) {
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(LARGEST), StandardCharsets.UTF_8);
                return new Answer(response.statusCode(), JsonReader.tryRead(text));
            }
        } catch (IOException fault) {
            throw StoreProblems.unreachable(ref, url, fault);
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw StoreProblems.unreachable(ref, url, cancelled);
        }
    }

    private Json.Obj good(SecretRef ref, Answer answer) {
        Optional<Json.Obj> body = answer.body.filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
        if (answer.status != 200) {
            String words = body.map(object -> object.array("errors")).orElse(List.of()).stream()
                    .filter(Json.Str.class::isInstance)
                    .map(error -> redactor.redact(((Json.Str) error).value()).strip())
                    .collect(Collectors.joining("; "));
            throw StoreProblems.status(ref, url, answer.status, words);
        }
        return body.orElseThrow(() -> StoreProblems.strange(ref, url.toString()));
    }
}
