package dev.homecroft.simulators.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as other people's clients see it: ISC's dig and nsupdate, CZ.NIC's kdig and knsupdate. */
final class ForeignClientsIT {
    @TempDir
    private Path folder;

    private SimulatedPeer peer = SimulatedPeer.start(List.of());

    @BeforeEach
    void start() {
        peer.close();
        peer = SimulatedPeer.start(List.of(new DnsPeer.Zone("lab.test.", """
                @ 3600 IN SOA ns hostmaster 1 7200 900 1209600 300
                @ 3600 IN NS ns
                ns 3600 IN A 127.0.0.1
                """)));
    }

    @AfterEach
    void stop() {
        peer.close();
    }

    @Test
    void nsupdateChangesAndDigTransfers() throws Exception {
        String script = """
                server 127.0.0.1 %d
                zone lab.test.
                key %s:%s %s
                prereq nxrrset www.lab.test. A
                update add www.lab.test. 300 A 10.0.0.1
                send
                """.formatted(port(), DnsPeer.KEY.algorithm(), DnsPeer.KEY.name(), DnsPeer.KEY.secret());
        assertThat(run("nsupdate", script).code()).isZero();
        Result second = run("nsupdate", script);
        assertThat(second.code()).isNotZero();
        assertThat(second.output()).contains("YXRRSET");
        assertThat(run("dig", "", "@127.0.0.1", "-p", port() + "", "+tcp", "-y", key(), "axfr", "lab.test")
                        .output())
                .contains("www.lab.test.", "10.0.0.1", "XFR size: 5 records");
        assertThat(run("dig", "", "@127.0.0.1", "-p", port() + "", "axfr", "lab.test")
                        .output())
                .contains("Transfer failed");
    }

    @Test
    void knsupdateChangesAndKdigTransfers() throws Exception {
        String script = """
                server 127.0.0.1 %d
                zone lab.test.
                key %s
                prereq nxdomain www.lab.test.
                add www.lab.test. 300 TXT "a b"
                send
                """.formatted(port(), key());
        assertThat(run("knsupdate", script).code()).isZero();
        Result second = run("knsupdate", script);
        assertThat(second.code()).isNotZero();
        assertThat(second.output()).contains("YXDOMAIN");
        assertThat(run("kdig", "", "@127.0.0.1", "-p", port() + "", "-y", key(), "lab.test", "axfr")
                        .output())
                .contains("\"a b\"", "TSIG", "1 messages, 5 records");
    }

    @Test
    void digSeesAServerThatSpeaksEdns() throws Exception {
        assertThat(run("dig", "", "@127.0.0.1", "-p", port() + "", "ns.lab.test")
                        .output())
                .contains("flags: qr aa rd;", "EDNS: version: 0", "127.0.0.1")
                .doesNotContain("WARNING: EDNS", "malformed");
    }

    private int port() {
        return peer.address().getPort();
    }

    private static String key() {
        return DnsPeer.KEY.algorithm() + ":" + DnsPeer.KEY.name() + ":" + DnsPeer.KEY.secret();
    }

    private record Result(int code, String output) {}

    private Result run(String program, String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(RealPeer.program(program).toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve(program + ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(output));
    }
}
