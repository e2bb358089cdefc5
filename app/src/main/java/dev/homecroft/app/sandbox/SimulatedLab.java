package dev.homecroft.app.sandbox;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.simulators.dns.DnsFault;
import dev.homecroft.simulators.dns.DnsOperation;
import dev.homecroft.simulators.dns.DnsSimulator;
import dev.homecroft.simulators.proxmox.ProxmoxControl;
import dev.homecroft.simulators.proxmox.ProxmoxSimulator;
import dev.homecroft.simulators.proxmox.cluster.ProxmoxFaults;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.views.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** All simulators of one lab, running. Used by one thread at a time. */
final class SimulatedLab implements AutoCloseable {
    private static final int ALWAYS = 1_000_000;
    private static final Duration LATE = Duration.ofSeconds(4);
    private static final double ERROR_RATE = 0.3;

    private final Lab lab;
    private final Map<String, ProxmoxSimulator> clusters = new LinkedHashMap<>();
    private final Map<String, DnsSimulator> servers = new LinkedHashMap<>();
    private final Map<String, Accident> accidents = new TreeMap<>();

    private SimulatedLab(Lab lab) {
        this.lab = lab;
    }

    /** @param start simulated time of what is new */
    static SimulatedLab start(Lab lab, SandboxSecrets secrets, Path folder, Instant start) {
        SimulatedLab simulated = new SimulatedLab(lab);
        for (Hypervisor hypervisor : lab.hypervisors().values()) {
            Path own = folder.resolve("proxmox-" + hypervisor.name());
            simulated.clusters.put(
                    hypervisor.name(),
                    ProxmoxSimulator.start(SimulatedCluster.of(lab, hypervisor, secrets, own, start)));
        }
        for (Dns.Server server : lab.dns().servers().values()) {
            Path own = folder.resolve("dns-" + server.name());
            simulated.servers.put(server.name(), DnsSimulator.start(SimulatedNames.of(lab, server, secrets, own)));
        }
        return simulated;
    }

    /** Where each target of the lab answers: endpoints, fingerprints and credential by the target's name. */
    Json targets() {
        Json.ObjBuilder targets = Json.object();
        clusters.forEach((name, cluster) -> targets.put(
                "proxmox:" + name,
                Json.object()
                        .put("endpoints", Json.array(cluster.endpoints().values(), uri -> Json.of(uri.toString())))
                        .put("fingerprints", Json.strings(cluster.fingerprints().values()))
                        .put(
                                "options",
                                Json.object()
                                        .put("authorities", cluster.authorityPem())
                                        .build())
                        .put("credential", SandboxSecrets.token(name).toString())
                        .build()));
        for (Dns.Zone zone : lab.dns().zones().values()) {
            SimulatedNames.primary(lab, zone.name())
                    .ifPresent(server -> targets.put(
                            "dns:" + zone.name().text(),
                            Json.object()
                                    .put("endpoints", Json.strings(List.of("dns://" + endpoint(server.name()))))
                                    .put(
                                            "credential",
                                            SandboxSecrets.key(server.name()).toString())
                                    .build()));
        }
        return targets.build();
    }

    private String endpoint(String server) {
        return "127.0.0.1:" + server(server).address().getPort();
    }

    private DnsSimulator server(String name) {
        return Optional.ofNullable(servers.get(name)).orElseThrow();
    }

    /** One entry for each node and name server, as {@code croft sandbox status} shows them. */
    Json status() {
        List<Json> entries = new ArrayList<>();
        clusters.forEach((name, cluster) -> cluster.endpoints().forEach((node, uri) -> {
            long guests = new GuestActs(cluster.control()).countOn(node);
            entries.add(entry(
                    "proxmox:" + name, "Proxmox VE node", node, uri.toString(), Words.count(guests, "guest"), name));
        }));
        servers.forEach((name, server) -> {
            long records = lab.dns().zones().values().stream()
                    .filter(zone -> SimulatedNames.primary(lab, zone.name())
                            .filter(primary -> primary.name().equals(name))
                            .isPresent())
                    .mapToLong(
                            zone -> server.control().records(zone.name().text()).size())
                    .sum();
            entries.add(entry("dns:" + name, "DNS server", name, endpoint(name), Words.count(records, "record"), name));
        });
        return Json.of(entries);
    }

    private Json entry(String target, String kind, String name, String endpoint, String holds, String group) {
        List<String> faults = new ArrayList<>();
        Optional.ofNullable(accidents.get(name)).map(Accident::word).ifPresent(faults::add);
        if (!group.equals(name)) {
            Optional.ofNullable(accidents.get(group)).map(Accident::word).ifPresent(faults::add);
        }
        return Json.object()
                .put("target", target)
                .put("kind", kind)
                .put("name", name)
                .put("endpoint", endpoint)
                .put("holds", holds)
                .put("faults", Json.strings(faults))
                .build();
    }

    /** Lets it happen to a server and says so in a sentence; empty if none has that name. */
    Optional<String> breakServer(String name, Accident accident) {
        Optional<String> said = servers.containsKey(name)
                ? Optional.of(breakNames(name, accident))
                : clusterOf(name).map(cluster -> breakNode(cluster, name, accident));
        said.ifPresent(_ -> accidents.put(isWhole(name, accident) ? clusterName(name) : name, accident));
        return said;
    }

    /** Lets a person do it to a guest and says so; empty if there is no guest of that name. */
    Optional<String> touchGuest(String name, HumanAct act) {
        return clusters.values().stream()
                .map(cluster -> new GuestActs(cluster.control()).happen(name, act))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isWholeCluster(Accident accident) {
        return accident == Accident.ERRORS || accident == Accident.DENY;
    }

    private boolean isWhole(String name, Accident accident) {
        return isWholeCluster(accident) && !servers.containsKey(name);
    }

    private String clusterName(String node) {
        return clusters.entrySet().stream()
                .filter(entry -> entry.getKey().equals(node)
                        || entry.getValue().endpoints().containsKey(node))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(node);
    }

    private Optional<ProxmoxSimulator> clusterOf(String name) {
        return Optional.ofNullable(clusters.get(clusterName(name)));
    }

    private String breakNode(ProxmoxSimulator cluster, String node, Accident accident) {
        ProxmoxControl control = cluster.control();
        String whole = clusterName(node);
        return switch (accident) {
            case DOWN -> {
                nodes(cluster, node).forEach(control::powerOff);
                yield node + " is off; its guests stopped.";
            }
            case SLOW -> {
                nodes(cluster, node).forEach(control::hang);
                yield node + " takes connections and answers none.";
            }
            case ERRORS -> {
                control.faults()
                        .random(
                                1,
                                ERROR_RATE,
                                List.of(
                                        ProxmoxFaults.tooSlow(),
                                        new Fault.DropsAfter(),
                                        new Fault.TaskFails("simulated I/O error")));
                yield "Every third change on " + whole + " fails.";
            }
            case DENY -> {
                for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
                    control.faults()
                            .add(new Fault.Rule(
                                    method, Pattern.compile(".*"), 1, ALWAYS, ProxmoxFaults.unauthorized()));
                }
                yield whole + " refuses every login.";
            }
        };
    }

    private static List<String> nodes(ProxmoxSimulator cluster, String name) {
        return cluster.endpoints().containsKey(name)
                ? List.of(name)
                : List.copyOf(cluster.endpoints().keySet());
    }

    private String breakNames(String name, Accident accident) {
        DnsFault fault = switch (accident) {
            case DOWN -> new DnsFault.LoseRequest();
            case SLOW -> new DnsFault.Delay(LATE);
            case ERRORS -> DnsFault.Answer.servfail();
            case DENY -> new DnsFault.RefuseKey();
        };
        for (DnsOperation operation : DnsOperation.values()) {
            server(name).control().fault(operation, fault, ALWAYS);
        }
        return switch (accident) {
            case DOWN -> name + " answers nothing.";
            case SLOW -> name + " answers after 4 s.";
            case ERRORS -> name + " answers with server failure.";
            case DENY -> name + " no longer knows our key.";
        };
    }

    /** Ends the accidents of one server, or of all; empty if nothing has that name. */
    Optional<String> mend(Optional<String> name) {
        if (name.isPresent()
                && !servers.containsKey(name.get())
                && clusterOf(name.get()).isEmpty()) {
            return Optional.empty();
        }
        servers.forEach((server, simulator) -> {
            if (name.isEmpty() || name.get().equals(server)) {
                simulator.control().clearFaults();
                accidents.remove(server);
            }
        });
        clusters.forEach((cluster, simulator) -> {
            if (name.isEmpty() || clusterName(name.get()).equals(cluster)) {
                mend(cluster, simulator);
            }
        });
        return Optional.of(name.orElse("Everything") + " is well.");
    }

    private void mend(String cluster, ProxmoxSimulator simulator) {
        simulator.control().faults().clear();
        for (String node : simulator.endpoints().keySet()) {
            if (accidents.remove(node) != null || accidents.get(cluster) != null) {
                simulator.control().powerOn(node);
            }
        }
        accidents.remove(cluster);
    }

    @Override
    public void close() {
        clusters.values().forEach(ProxmoxSimulator::close);
        servers.values().forEach(DnsSimulator::close);
    }
}
