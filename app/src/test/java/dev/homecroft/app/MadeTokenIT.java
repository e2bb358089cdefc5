package dev.homecroft.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.cli.ExitCode;
import dev.homecroft.app.cli.FakeTerminal;
import dev.homecroft.app.lab.LoadedLab;
import dev.homecroft.app.sandbox.SandboxProcess;
import dev.homecroft.app.world.Traces;
import dev.homecroft.history.History;
import dev.homecroft.history.SqliteHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token is made by the commands of a rehearsal: its value is in its store, can be used from there, and is nowhere else. */
class MadeTokenIT {
    private static final String LAB = """
            lab: { name: tiny, id: tiny, domains: { private: lab.test } }
            secrets:
              stores:
                first: { kind: env, prefix: TINY }
                kept: { kind: file, path: ~/kept, writable: true }
            hosts: { pve-1: {}, pve-2: {} }
            hypervisors:
              tiny:
                kind: proxmox
                members: [pve-1, pve-2]
                token: first/token
                storages: { local: { kind: dir, content: [images, import] } }
                access:
                  users: { ana@pve: { comment: Ana } }
                  tokens: { ana@pve!made: { privilege-separation: true, comment: Made, secret: kept/tokens/made } }
                  acl: [{ path: /, roles: [Administrator], users: [ana@pve], tokens: [ana@pve!made] }]
            """;
    private static final Pattern TOKEN = Pattern.compile("ana@pve!made=([0-9a-f-]{36})\\n");

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private final StringBuilder printed = new StringBuilder();
    private SandboxProcess sandbox;

    @BeforeEach
    void aLab() throws IOException {
        declare(LAB);
        sandbox = SandboxProcess.start(folder, LoadedLab.labIn(folder), InstantSource.system());
    }

    @AfterEach
    void end() {
        sandbox.close();
    }

    private void declare(String text) throws IOException {
        Files.writeString(folder.resolve("lab.yaml"), text);
    }

    private ExitCode croft(String line) {
        FakeTerminal terminal = new FakeTerminal();
        Map<String, String> environment =
                Map.of("XDG_STATE_HOME", elsewhere.resolve("state").toString(), "HOME", elsewhere.toString());
        ExitCode code = Wiring.cli(terminal.terminal(), environment, folder).run(line.split(" "));
        printed.append("$ croft ")
                .append(line)
                .append('\n')
                .append(terminal.out())
                .append(terminal.err());
        return code;
    }

    private Path own() {
        return folder.resolve(".croft/sandbox");
    }

    private Path kept() {
        return own().resolve("secrets/kept/tokens/made");
    }

    private String value() throws IOException {
        Matcher whole = TOKEN.matcher(Files.readString(kept()));
        assertThat(whole.matches()).isTrue();
        return whole.group(1);
    }

    /** What the simulators hold is the other side's, and its store is where the value belongs. */
    private List<Path> traces(String value) {
        return Traces.of(value, List.of(folder, elsewhere)).stream()
                .filter(file -> !file.startsWith(own().resolve("state")) && !file.equals(kept()))
                .toList();
    }

    @Test
    void whatItWasMadeToOpenIsOpenedByItLater() throws IOException {
        assertThat(croft("up")).as(printed.toString()).isEqualTo(ExitCode.OK);
        declare(LAB.replace("token: first/token", "token: kept/tokens/made"));
        assertThat(croft("plan")).as(printed.toString()).isEqualTo(ExitCode.OK);
        assertThat(printed.substring(printed.lastIndexOf("$"))).contains("Nothing to do for tiny (sandbox)");

        Files.writeString(kept(), "ana@pve!made=" + value().replaceAll("[0-9]", "0"));
        assertThat(croft("drift")).as("with another value").isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void aRehearsalThatBeginsAnewHasNoneOfIt() throws IOException {
        assertThat(croft("up")).isEqualTo(ExitCode.OK);
        declare(LAB.replace("token: first/token", "token: kept/tokens/made"));
        assertThat(croft("sandbox reset")).isEqualTo(ExitCode.OK);
        assertThat(kept()).doesNotExist();
        assertThat(croft("up")).as(printed.toString()).isEqualTo(ExitCode.OK);
        assertThat(kept()).exists();
    }

    @Test
    void itsValueIsInNoFileAndNoOutputButItsStore() throws IOException {
        String plan = elsewhere.resolve("plan.json").toString();
        croft("plan --out " + plan);
        // As long as somebody has the history open, its newest pages stay in a file of their own.
        try (History open = SqliteHistory.open(own().resolve("history.db"))) {
            assertThat(open.runs(1)).isEmpty();
            assertThat(croft("apply " + plan + " --yes")).as(printed.toString()).isEqualTo(ExitCode.OK);
            for (String command : List.of(
                    "plan",
                    "history",
                    "history 1",
                    "show token ana@pve!made",
                    "show ana@pve",
                    "facts",
                    "facts ana@pve!made",
                    "drift --full-every 1h",
                    "drift --full-every 1h",
                    "refs kept",
                    "sandbox status",
                    "check")) {
                croft(command);
                croft(command + " --output json");
            }
            assertThat(own().resolve("history.db-wal")).exists();
            assertThat(traces(value())).isEmpty();
        }
        assertThat(traces(value())).isEmpty();
        assertThat(Traces.of(value(), List.of(own().resolve("state")))).isNotEmpty();
        assertThat(printed).contains("ana@pve!made").doesNotContain(value());
    }

    @Test
    void itIsInNoneWhenTheRunBreaksOffEither() throws IOException {
        croft("up");
        String first = value();
        croft("sandbox break tiny errors");
        croft("destroy ana@pve!made --yes");
        for (int run = 0; run < 6; run++) {
            croft("apply --yes");
            croft("history --output json");
        }
        croft("sandbox mend");
        assertThat(croft("up --yes")).as(printed.toString()).isEqualTo(ExitCode.OK);
        for (String value : List.of(first, value())) {
            assertThat(traces(value)).isEmpty();
            assertThat(printed).doesNotContain(value);
        }
    }
}
