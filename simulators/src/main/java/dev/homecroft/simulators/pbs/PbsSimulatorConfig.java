package dev.homecroft.simulators.pbs;

import dev.homecroft.simulators.pbs.store.Pace;
import dev.homecroft.simulators.stage.ClockMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A server to be simulated. What is kept in the folder wins over version, tokens and datastores given here.
 *
 * @param name of its node
 * @param version such as {@code 4.1}
 * @param tokens that it has from the beginning, with all rights
 * @param datastores that it has from the beginning
 * @param seed of all chance; the same seed and calls give the same server
 * @param start simulated time of a new server
 * @param folder where it is kept between runs; empty for nowhere
 * @param idle how long a silent connection stays open, in real time
 */
public record PbsSimulatorConfig(
        String name,
        String version,
        List<Token> tokens,
        List<Datastore> datastores,
        long seed,
        Instant start,
        ClockMode clock,
        Pace pace,
        Optional<Path> folder,
        Duration idle) {
    /** The password of root@pam. */
    public static final String ROOT_PASSWORD = "simulated";

    /** The token with all rights in {@link #homeLab()}, as it stands in the Authorization header after {@code =}. */
    public static final String ROOT_TOKEN = "root@pam!croft:11111111-2222-4333-8444-555555555555";

    private static final long CAPACITY = 4L << 40;

    /** @param id such as {@code root@pam!croft} */
    public record Token(String id, String secret) {}

    /**
     * A datastore.
     *
     * @param path of its folder
     * @param capacity bytes
     */
    public record Datastore(String name, String path, long capacity) {}

    public PbsSimulatorConfig {
        tokens = List.copyOf(tokens);
        datastores = List.copyOf(datastores);
    }

    /** The server {@code pbs} with the empty datastore {@code main} of 4 TiB; root@pam with {@link #ROOT_TOKEN}. */
    public static PbsSimulatorConfig homeLab() {
        int colon = ROOT_TOKEN.indexOf(':');
        return new PbsSimulatorConfig(
                "pbs",
                "4.1",
                List.of(new Token(ROOT_TOKEN.substring(0, colon), ROOT_TOKEN.substring(colon + 1))),
                List.of(new Datastore("main", "/mnt/datastore/main", CAPACITY)),
                1,
                Instant.parse("2026-01-01T00:00:00Z"),
                new ClockMode.Jump(),
                Pace.HOME_LAB,
                Optional.empty(),
                Duration.ofSeconds(5));
    }

    public PbsSimulatorConfig withTokens(List<Token> changed) {
        return new PbsSimulatorConfig(name, version, changed, datastores, seed, start, clock, pace, folder, idle);
    }

    public PbsSimulatorConfig withName(String changed) {
        return new PbsSimulatorConfig(changed, version, tokens, datastores, seed, start, clock, pace, folder, idle);
    }

    public PbsSimulatorConfig withDatastores(List<Datastore> changed) {
        return new PbsSimulatorConfig(name, version, tokens, changed, seed, start, clock, pace, folder, idle);
    }

    public PbsSimulatorConfig withClock(ClockMode changed, Pace speed) {
        return new PbsSimulatorConfig(name, version, tokens, datastores, seed, start, changed, speed, folder, idle);
    }

    public PbsSimulatorConfig startingAt(Instant changed) {
        return new PbsSimulatorConfig(name, version, tokens, datastores, seed, changed, clock, pace, folder, idle);
    }

    public PbsSimulatorConfig withFolder(Path changed) {
        return new PbsSimulatorConfig(
                name, version, tokens, datastores, seed, start, clock, pace, Optional.of(changed), idle);
    }
}
