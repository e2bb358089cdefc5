package dev.homecroft.simulators.proxmox;

import dev.homecroft.simulators.proxmox.api.ApiServer;
import dev.homecroft.simulators.proxmox.api.NodeCertificates;
import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.simulators.stage.Randomness;
import dev.homecroft.simulators.stage.StateStore;
import dev.homecroft.simulators.wire.Json;
import dev.homecroft.simulators.wire.Manners;
import dev.homecroft.simulators.wire.ServerCertificate;
import dev.homecroft.simulators.wire.TlsServer;
import dev.homecroft.simulators.wire.WireReply;
import dev.homecroft.simulators.wire.WireRequest;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Proxmox VE cluster on the loopback address, one HTTPS port for each node. It speaks the wire protocol of the real
 * one and knows nothing of who calls it.
 */
public final class ProxmoxSimulator implements AutoCloseable {
    private final Cluster cluster;
    private final ApiServer api;
    private final NodeCertificates certificates;
    private final Map<String, TlsServer> servers = new LinkedHashMap<>();
    private final Listeners listeners;
    private final ProxmoxControl control;

    private ProxmoxSimulator(ProxmoxSimulatorConfig config) {
        Cluster.Setting setting = new Cluster.Setting(
                config.clock(),
                config.seed(),
                config.start().toEpochMilli(),
                config.latency(),
                config.folder().map(folder -> new StateStore(folder, "cluster.json")));
        cluster = Cluster.open(setting, config.fixtures(), () -> fresh(config));
        Map<String, Object> kept = cluster.keep("tls", () -> fresh(config.nodes()));
        FaultScript faults = new FaultScript();
        certificates = new NodeCertificates(cluster);
        api = new ApiServer(cluster, faults, certificates);
        listeners = new Listeners(cluster, servers, certificates);
        for (ProxmoxSimulatorConfig.NodeSpec node : config.nodes()) {
            ServerCertificate own = ServerCertificate.fromJson(Json.object(kept.getOrDefault(node.name(), Map.of())));
            certificates.put(node.name(), own);
            servers.put(
                    node.name(),
                    new TlsServer(
                            own.context(),
                            node.port(),
                            config.idle(),
                            Manners.PROXMOX_VE,
                            request -> ask(node.name(), request)));
        }
        listeners.follow();
        control = new ProxmoxControl(cluster, faults, servers, api, certificates);
    }

    /** Whether the node takes connections. */
    public boolean isListening(String node) {
        return server(node).isOpen();
    }

    /** Answers as the node would over a connection that stands; past sockets, TLS and the reading of HTTP. */
    public WireReply ask(String node, WireRequest request) {
        WireReply reply = api.serve(node, request);
        listeners.follow();
        return reply;
    }

    private TlsServer server(String node) {
        return Optional.ofNullable(servers.get(node)).orElseThrow();
    }

    /** Starts it; all nodes that are switched on listen when this returns. */
    public static ProxmoxSimulator start(ProxmoxSimulatorConfig config) {
        ProxmoxSimulator simulator = new ProxmoxSimulator(config);
        simulator.servers.forEach((name, server) -> {
            server.open();
            boolean isOff =
                    simulator.cluster.locked(() -> simulator.cluster.node(name).power() == Node.Power.OFF);
            if (isOff) {
                server.pause();
            }
        });
        return simulator;
    }

    private static Map<String, Object> fresh(List<ProxmoxSimulatorConfig.NodeSpec> nodes) {
        Map<String, Object> certificates = new LinkedHashMap<>();
        nodes.forEach(node -> certificates.put(
                node.name(), ServerCertificate.create(node.name()).toJson()));
        return certificates;
    }

    private static ClusterState fresh(ProxmoxSimulatorConfig config) {
        String secret = new Randomness(config.seed(), 1_000_000).uuid();
        ClusterState state = new ClusterState(config.clusterName(), config.version(), secret);
        int id = 1;
        for (ProxmoxSimulatorConfig.NodeSpec node : config.nodes()) {
            state.nodes()
                    .put(
                            node.name(),
                            new Node(
                                    node.name(),
                                    id++,
                                    node.cpus(),
                                    node.memory(),
                                    Node.Power.ON,
                                    node.bridges(),
                                    node.devices(),
                                    config.start().toEpochMilli()));
        }
        config.storages().forEach(storage -> state.storages().put(storage.id(), storage));
        config.mappings().forEach(mapping -> state.mappings().put(mapping.id(), mapping));
        config.users().forEach(user -> state.users().put(user.id(), user));
        config.tokens().forEach(token -> state.tokens().put(token.id(), token));
        state.acl().addAll(config.acl());
        return state;
    }

    /** Where each node listens, such as {@code https://127.0.0.1:40123}, by node name. */
    public Map<String, URI> endpoints() {
        Map<String, URI> endpoints = new LinkedHashMap<>();
        servers.forEach((name, server) -> endpoints.put(name, URI.create("https://127.0.0.1:" + server.port())));
        return Collections.unmodifiableMap(endpoints);
    }

    /** SHA-256 of the certificate that each node shows, as upper-case pairs with colons, by node name. */
    public Map<String, String> fingerprints() {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        servers.keySet()
                .forEach(node -> fingerprints.put(node, certificate(node).fingerprint()));
        return Collections.unmodifiableMap(fingerprints);
    }

    /** The certificates themselves, for clients that trust by file. */
    public String certificatesPem() {
        return servers.keySet().stream().map(node -> certificate(node).pem()).collect(Collectors.joining());
    }

    private ServerCertificate certificate(String node) {
        return cluster.looking(() -> certificates.shown(node));
    }

    /** The authority that the nodes order certificates from, for clients that trust it. */
    public String authorityPem() {
        return certificates.authority().pem();
    }

    /** What a test or a person does to the cluster past its API. */
    public ProxmoxControl control() {
        return control;
    }

    /** Lets running tasks end in simulated time, and stops listening. */
    @Override
    public void close() {
        control.finishTasks();
        servers.values().forEach(TlsServer::close);
        api.close();
    }
}
