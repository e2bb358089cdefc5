package dev.homecroft.providers.secrets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The calls of Vault that we make, and a refusal of any other, after its API documentation: one secret {@code apps/db} below
 * the mount {@code lab}, one root token and one AppRole.
 */
final class FakeVault implements AutoCloseable {
    static final String ROOT = "hvs.root-token-canary";
    static final String LEASED = "hvs.leased-token-canary";
    static final String SECRET_ID = "secret-id-canary";

    private final HttpServer server;
    private final List<String> calls = new ArrayList<>();
    private boolean isSealed;

    FakeVault() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized void seal() {
        isSealed = true;
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        calls.add(call);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = exchange.getRequestHeaders().getFirst("X-Vault-Token");
        if (isSealed) {
            say(exchange, 503, "{\"errors\":[\"Vault is sealed\"]}");
        } else if (!"true".equals(exchange.getRequestHeaders().getFirst("X-Vault-Request"))) {
            say(exchange, 400, "{\"errors\":[\"missing header\"]}");
        } else if (call.equals("POST /v1/auth/machines/login")) {
            boolean isKnown = body.equals("{\"role_id\":\"role-1\",\"secret_id\":\"" + SECRET_ID + "\"}");
            say(
                    exchange,
                    isKnown ? 200 : 400,
                    isKnown
                            ? "{\"auth\":{\"client_token\":\"" + LEASED + "\",\"lease_duration\":60}}"
                            : "{\"errors\":[\"invalid role or secret ID\"]}");
        } else if (!ROOT.equals(token) && !LEASED.equals(token)) {
            say(exchange, 403, "{\"errors\":[\"permission denied for " + token + "\"]}");
        } else {
            known(exchange, call);
        }
    }

    private static void known(HttpExchange exchange, String call) throws IOException {
        switch (call) {
            case "GET /v1/lab/data/apps/db" -> say(exchange, 200, """
                        {"request_id":"1","data":{"data":{"password":"pass-canary","port":5432,"empty":""},
                        "metadata":{"version":3,"deletion_time":"","destroyed":false}}}""");
            case "GET /v1/secret/data/single" ->
                say(exchange, 200, "{\"data\":{\"data\":{\"value\":\"one\"},\"metadata\":{\"version\":1}}}");
            case "GET /v1/lab/data/apps/gone" ->
                say(
                        exchange,
                        404,
                        "{\"data\":{\"data\":null,\"metadata\":{\"deletion_time\":\"2026-01-01T00:00:00Z\"}}}");
            case "GET /v1/lab/data/apps/moved" -> {
                exchange.getResponseHeaders().set("Location", "http://192.0.2.1/");
                say(exchange, 307, "");
            }
            case "POST /v1/auth/token/revoke-self" -> say(exchange, 204, "");
            default -> say(exchange, 404, "{\"errors\":[]}");
        }
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
