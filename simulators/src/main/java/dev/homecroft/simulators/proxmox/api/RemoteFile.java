package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ImageFixture;
import dev.homecroft.simulators.stage.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/** A file elsewhere: a fixture, or one that is really fetched from the loopback address. */
final class RemoteFile {
    private static final int QCOW2 = 0x514649FB;
    private static final List<String> ALGORITHMS = List.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final CompletableFuture<Fetched> content;

    private RemoteFile(String name, CompletableFuture<Fetched> content) {
        this.name = name;
        this.content = content;
    }

    /** What was fetched. */
    record Fetched(long size, long virtualSize, Map<String, String> checksums) {
        /** Lower-case hexadecimal; a fixture knows only those that it was given. */
        String checksum(String algorithm) {
            return checksums.getOrDefault(algorithm, "");
        }
    }

    static RemoteFile of(ImageFixture fixture) {
        Fetched known = new Fetched(fixture.size(), fixture.virtualSize(), fixture.checksums());
        return new RemoteFile(fixture.fileName(), CompletableFuture.completedFuture(known));
    }

    /** Begins to fetch it; there is no other network than the loopback address. */
    static RemoteFile fetch(String url) {
        URI uri = URI.create(url);
        String name = url.substring(url.lastIndexOf('/') + 1);
        boolean isLocal = List.of("127.0.0.1", "localhost", "[::1]").contains(uri.getHost());
        if (!isLocal) {
            return new RemoteFile(
                    name,
                    CompletableFuture.failedFuture(
                            new Refusal("download failed: could not resolve host: " + uri.getHost())));
        }
        return new RemoteFile(
                name, CompletableFuture.supplyAsync(() -> read(uri), Executors.newVirtualThreadPerTaskExecutor()));
    }

    private static Fetched read(URI uri) {
        try (HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new Refusal("download failed: " + response.statusCode());
            }
            byte[] bytes = response.body();
            Map<String, String> checksums = new HashMap<>();
            for (String algorithm : ALGORITHMS) {
                checksums.put(algorithm, digest(algorithm, bytes));
            }
            return new Fetched(bytes.length, virtualSize(bytes), checksums);
        } catch (IOException e) {
            throw new Refusal("download failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("download failed: interrupted");
        }
    }

    /** QCOW2 keeps the size of the disk in bytes 24 to 31 of its header. */
    private static long virtualSize(byte[] bytes) {
        boolean isQcow2 = bytes.length >= 32 && ByteBuffer.wrap(bytes).getInt() == QCOW2;
        return isQcow2 ? ByteBuffer.wrap(bytes).getLong(24) : bytes.length;
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            String java = algorithm.equals("md5") ? "MD5" : algorithm.replace("sha", "SHA-");
            return HexFormat.of().formatHex(MessageDigest.getInstance(java).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return name;
    }

    /** Its size if that is known already, else 0. */
    long expectedSize() {
        boolean isKnown = content.isDone() && !content.isCompletedExceptionally();
        return isKnown ? content.join().size() : 0;
    }

    /** Waits for the end of the fetch; refuses with what went wrong. */
    Fetched await() {
        try {
            return content.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : new Refusal("download failed: " + e.getCause());
        }
    }
}
