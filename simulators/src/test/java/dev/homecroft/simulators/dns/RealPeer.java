package dev.homecroft.simulators.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Debian's knotd or named as a child process on a free port of loopback, with its own folder. */
public final class RealPeer implements DnsPeer {
    private static final Duration READY = Duration.ofSeconds(20);

    private final Process process;
    private final InetSocketAddress address;

    private RealPeer(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Skips the test when the program is not there. */
    public static Path program(String name) {
        Optional<Path> found = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), name + " is not installed: run peers/install debian-dns");
        return found.orElseThrow();
    }

    public static RealPeer knot(Path folder, List<Zone> zones) {
        Path program = program("knotd");
        return start(folder, zones, port -> List.of(program.toString(), "-c", writeKnotConfig(folder, zones, port)));
    }

    public static RealPeer bind(Path folder, List<Zone> zones) {
        Path program = program("named");
        return start(
                folder,
                zones,
                port -> List.of(program.toString(), "-g", "-n", "1", "-c", writeBindConfig(folder, zones, port)));
    }

    private interface CommandLine {
        List<String> on(int port) throws IOException;
    }

    private static RealPeer start(Path folder, List<Zone> zones, CommandLine command) {
        try {
            for (Zone zone : zones) {
                Files.writeString(
                        folder.resolve(zone.name() + "zone"), "$ORIGIN " + zone.name() + "\n" + zone.records());
            }
            // Another program may take the port between our look and the server's start.
            for (int attempt = 0; attempt < 3; attempt++) {
                InetSocketAddress address = freePort();
                Path log = folder.resolve("server.log");
                Process process = new ProcessBuilder(command.on(address.getPort()))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                RealPeer peer = new RealPeer(process, address);
                if (peer.isReady(zones.getLast())) {
                    return peer;
                }
                peer.close();
            }
            throw new IllegalStateException("does not start:\n" + Files.readString(folder.resolve("server.log")));
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static InetSocketAddress freePort() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
            return new InetSocketAddress(loopback, socket.getLocalPort());
        }
    }

    private boolean isReady(Zone zone) throws IOException {
        SimpleResolver resolver = new SimpleResolver(address);
        resolver.setTCP(true);
        resolver.setTimeout(Duration.ofSeconds(2));
        Message question = Message.newQuery(Record.newRecord(Name.fromString(zone.name()), Type.SOA, DClass.IN));
        long deadline = System.nanoTime() + READY.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try {
                if (resolver.send(question).getRcode() == Rcode.NOERROR) {
                    return true;
                }
            } catch (IOException notYet) {
                // Not listening yet.
            }
            LockSupport.parkNanos(20_000_000);
        }
        return false;
    }

    private static String writeKnotConfig(Path folder, List<Zone> zones, int port) throws IOException {
        StringBuilder text = new StringBuilder("""
                server:
                    rundir: "%1$s"
                    listen: 127.0.0.1@%2$d
                    udp-workers: 1
                    tcp-workers: 1
                    background-workers: 1
                log:
                  - target: stdout
                    any: info
                control:
                    listen: "%1$s/knot.sock"
                database:
                    storage: "%1$s"
                    journal-db-max-size: 64M
                key:
                  - id: %3$s
                    algorithm: %4$s
                    secret: %5$s
                acl:
                  - id: keyed
                    key: %3$s
                    action: [transfer, update]
                template:
                  - id: default
                    storage: "%1$s"
                    file: "%%s.zone"
                    acl: keyed
                    zonefile-sync: -1
                zone:
                """.formatted(folder, port, KEY.name(), KEY.algorithm(), KEY.secret()));
        zones.forEach(zone -> text.append("  - domain: ").append(zone.name()).append('\n'));
        return Files.writeString(folder.resolve("knot.conf"), text).toString();
    }

    private static String writeBindConfig(Path folder, List<Zone> zones, int port) throws IOException {
        StringBuilder text = new StringBuilder("""
                options {
                    directory "%1$s"; managed-keys-directory "%1$s";
                    pid-file none; session-keyfile none;
                    listen-on port %2$d { 127.0.0.1; }; listen-on-v6 { none; };
                    recursion no; notify no; dnssec-validation no; empty-zones-enable no;
                    allow-transfer { key "%3$s"; };
                };
                controls { };
                key "%3$s" { algorithm %4$s; secret "%5$s"; };
                """.formatted(folder, port, KEY.name(), KEY.algorithm(), KEY.secret()));
        zones.forEach(zone ->
                text.append("zone \"%1$s\" { type primary; file \"%1$szone\"; allow-update { key \"%2$s\"; }; };\n"
                        .formatted(zone.name(), KEY.name())));
        return Files.writeString(folder.resolve("named.conf"), text).toString();
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
