package dev.homecroft.simulators.pbs;

import dev.homecroft.simulators.pbs.api.PbsServer;
import dev.homecroft.simulators.pbs.store.Appliance;
import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.PbsState;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.simulators.stage.Randomness;
import dev.homecroft.simulators.stage.Stage;
import dev.homecroft.simulators.stage.StateStore;
import dev.homecroft.simulators.wire.Manners;
import dev.homecroft.simulators.wire.ServerCertificate;
import dev.homecroft.simulators.wire.TlsServer;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Proxmox Backup Server on the loopback address. It speaks the wire protocol of the real one and knows nothing of who
 * calls it.
 */
public final class PbsSimulator implements AutoCloseable {
    private final Appliance appliance;
    private final PbsServer api;
    private final TlsServer server;
    private final PbsControl control;

    private PbsSimulator(PbsSimulatorConfig config) {
        Stage stage = new Stage(
                config.clock(),
                config.seed(),
                config.start().toEpochMilli(),
                config.folder().map(folder -> new StateStore(folder, "server.json")));
        PbsState state = stage.loaded().map(PbsState::fromJson).orElseGet(() -> fresh(config));
        stage.keeps(state::toJson);
        ServerCertificate certificate = ServerCertificate.fromJson(
                stage.keep("tls", () -> ServerCertificate.create(config.name()).toJson()));
        appliance = new Appliance(config.name(), stage, state, config.pace(), certificate);
        FaultScript faults = new FaultScript();
        appliance.locked(() -> {
            appliance.tasks().interrupt("");
            return true;
        });
        api = new PbsServer(appliance, faults);
        server = new TlsServer(certificate.context(), 0, config.idle(), Manners.BACKUP_SERVER, api::serve);
        control = new PbsControl(appliance, faults, server, api);
    }

    /** Starts it; it listens when this returns. */
    public static PbsSimulator start(PbsSimulatorConfig config) {
        PbsSimulator simulator = new PbsSimulator(config);
        simulator.server.open();
        return simulator;
    }

    private static PbsState fresh(PbsSimulatorConfig config) {
        PbsState state = new PbsState(config.version(), new Randomness(config.seed(), 1_000_000).uuid());
        state.file("user.cfg").at("root@pam").put("enable", "1");
        state.file("shadow.json").at("root@pam").put("password", PbsSimulatorConfig.ROOT_PASSWORD);
        config.tokens().forEach(token -> {
            String user = token.id().substring(0, token.id().indexOf('!'));
            state.file("user.cfg").at(user).put("enable", "1");
            state.file("user.cfg").at(token.id()).put("enable", "1");
            state.file("shadow.json").at(token.id()).put("secret", token.secret());
            for (String who : user.equals("root@pam") ? new String[] {token.id()} : new String[] {user, token.id()}) {
                state.file("acl.cfg")
                        .entries()
                        .put(
                                "/ " + who + " Admin",
                                new TreeMap<>(Map.of("path", "/", "ugid", who, "roleid", "Admin", "propagate", "1")));
            }
        });
        config.datastores().forEach(store -> {
            state.file(Appliance.DATASTORES).at(store.name()).put("path", store.path());
            state.holdings().put(store.path(), new Holding(store.capacity()));
        });
        return state;
    }

    /** Where it listens, such as {@code https://127.0.0.1:40123}. */
    public URI endpoint() {
        return URI.create("https://127.0.0.1:" + server.port());
    }

    /** SHA-256 of the certificate that it shows, as upper-case pairs with colons. */
    public String fingerprint() {
        return appliance.certificate().fingerprint();
    }

    /** The certificate itself, for clients that trust by file. */
    public String certificatePem() {
        return appliance.certificate().pem();
    }

    /** What a test or a person does to the server past its API. */
    public PbsControl control() {
        return control;
    }

    /** Lets running tasks end in simulated time, and stops listening. */
    @Override
    public void close() {
        control.finishTasks();
        server.close();
        api.close();
    }
}
