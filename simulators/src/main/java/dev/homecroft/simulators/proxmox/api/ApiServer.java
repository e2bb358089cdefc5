package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.contract.Router;
import dev.homecroft.simulators.contract.Rule;
import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.stage.ClockMode;
import dev.homecroft.simulators.stage.Exchange;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.simulators.stage.Mishaps;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.wire.Arguments;
import dev.homecroft.simulators.wire.Json;
import dev.homecroft.simulators.wire.WireReply;
import dev.homecroft.simulators.wire.WireRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Serves requests in the order of the real server: who, what, whether allowed, where, whether well-formed, done. */
public final class ApiServer {
    private static final Duration LONGEST_HANG = Duration.ofMinutes(2);

    private final Cluster cluster;
    private final Islands islands;
    private final FaultScript faults;
    /** A method is one of the contract's own, which has each of them once. */
    private final IdentityHashMap<Method, Endpoint> endpoints = new IdentityHashMap<>();

    private final Mishaps mishaps;
    private volatile Optional<Consumer<Exchange>> witness = Optional.empty();

    /** @param certificates of the nodes */
    public ApiServer(Cluster cluster, FaultScript faults, NodeCertificates certificates) {
        this.cluster = cluster;
        this.islands = new Islands(cluster);
        this.faults = faults;
        this.mishaps = new Mishaps(cluster.stage(), cluster.tasks());
        Endpoints.all(certificates).forEach(endpoint -> endpoints.put(endpoint.method(), endpoint));
    }

    /** Where nodes that have lost sight of the others go on for themselves. */
    public Islands islands() {
        return islands;
    }

    /** Ends all hanging requests. */
    public void close() {
        mishaps.close();
    }

    /** From now on this one hears of every exchange; from several threads. */
    public void witness(Consumer<Exchange> other) {
        witness = Optional.of(other);
    }

    /** Serves a request that came in at this node. */
    public WireReply serve(String entryNode, WireRequest request) {
        List<String> path = segments(request.path());
        if (path.isEmpty() && request.method().equals("GET")) {
            String page = cluster.looking(() -> Page.of(cluster));
            return new WireReply.Answer(200, "OK", Map.of("Content-Type", "text/html;charset=UTF-8"), page);
        }
        WireReply reply = serve(entryNode, request, path);
        witness.ifPresent(told -> told.accept(exchange(request, path, reply)));
        return reply;
    }

    private static Exchange exchange(WireRequest request, List<String> path, WireReply reply) {
        int status = switch (reply) {
            case WireReply.Answer answer -> answer.status();
            case WireReply.Dropped _ -> 0;
        };
        String below = "/" + String.join("/", path.subList(Math.min(2, path.size()), path.size()));
        return new Exchange(request.method(), below, Arguments.readable(request), status);
    }

    private WireReply serve(String entryNode, WireRequest request, List<String> path) {
        boolean isKnownRoot = path.size() >= 2
                && path.get(0).equals("api2")
                && (path.get(1).equals("json") || path.get(1).equals("extjs"));
        if (!isKnownRoot) {
            return WireReply.Answer.bare(404, "no such file '" + request.path() + "'");
        }
        boolean isExtended = path.get(1).equals("extjs");
        List<String> call = path.subList(2, path.size());
        Node.Power power = power(entryNode);
        if (power == Node.Power.HANGING) {
            return mishaps.hang(LONGEST_HANG);
        }
        if (power == Node.Power.OFF) {
            // It restarts, and its listener is still open.
            return new WireReply.Dropped();
        }
        Optional<Fault> fault = faults.strike(request.method(), "/" + String.join("/", call));
        cluster.clock().pass(cluster.latency().requestMillis());
        Supplier<WireReply> answer = () -> answer(entryNode, request, call, isExtended);
        return fault.map(one -> mishaps.strike(one, answer, refusal -> failure(refusal, isExtended)))
                .orElseGet(answer);
    }

    private WireReply answer(String entryNode, WireRequest request, List<String> path, boolean isExtended) {
        Cluster seen = islands.seenFrom(entryNode);
        try {
            Supplier<Map<String, Object>> action = () -> process(seen, entryNode, request, path);
            Map<String, Object> body = request.method().equals("GET") ? seen.looking(action) : seen.locked(action);
            WireReply.Answer answer = WireReply.Answer.json(200, "OK", isExtended ? extended(body) : body);
            return path.getLast().equals("journal") ? answer.zipped() : answer;
        } catch (Refusal refusal) {
            return failure(refusal, isExtended);
        }
    }

    private static Map<String, Object> extended(Map<String, Object> body) {
        Map<String, Object> wrapped = new LinkedHashMap<>(Map.of("success", 1));
        wrapped.putAll(body);
        return wrapped;
    }

    private WireReply failure(Refusal refusal, boolean isExtended) {
        String reason = refusal.text().lines().findFirst().orElse("");
        if (refusal.status() == 401) {
            cluster.clock().pass(cluster.latency().unauthorizedMillis());
            return WireReply.Answer.bare(401, reason);
        }
        if (refusal.status() >= 595) {
            cluster.clock().pass(refusal.status() == 596 ? cluster.latency().forwardMillis() : 0);
            return WireReply.Answer.bare(refusal.status(), reason);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", Json.Null.NULL);
        body.put("message", refusal.text() + "\n");
        if (!refusal.errors().isEmpty()) {
            body.put("errors", refusal.errors());
        }
        if (isExtended) {
            body.put("success", 0);
            body.put("status", refusal.status());
            return WireReply.Answer.json(200, "OK", body);
        }
        return WireReply.Answer.json(refusal.status(), reason, body);
    }

    private Map<String, Object> process(Cluster seen, String entryNode, WireRequest request, List<String> path) {
        Optional<Router.Hit> found = find(seen, request.method(), path);
        boolean isPublic =
                found.filter(hit -> hit.method().rule() instanceof Rule.World).isPresent();
        Caller caller = isPublic
                ? Caller.NOBODY
                : new Authenticator(seen.state(), nowAt(seen, entryNode)).authenticate(request);
        Router.Hit hit = found.orElseThrow(() -> notThere(request.method(), path));
        return process(seen, entryNode, caller, hit, arguments(request));
    }

    private static Optional<Router.Hit> find(Cluster seen, String method, List<String> path) {
        return Contract.proxmoxVe().find(method, path).filter(hit -> Versions.has(seen.state(), hit.method()));
    }

    private static Refusal notThere(String method, List<String> path) {
        return new Refusal(501, "Method '" + method + " /" + String.join("/", path) + "' not implemented", Map.of());
    }

    /**
     * The data that a person is answered with who asks past the wire and all that goes wrong there. A refusal is thrown. The
     * caller holds the cluster's lock.
     *
     * @param path below {@code /api2/json}
     */
    Object ask(String who, String method, String path, Map<String, String> parameters) {
        List<String> words = segments(path);
        Router.Hit hit = find(cluster, method, words).orElseThrow(() -> notThere(method, words));
        Map<String, List<String>> arguments = new LinkedHashMap<>();
        parameters.forEach((name, value) -> arguments.put(name, List.of(value)));
        String entryNode = cluster.state().nodes().keySet().iterator().next();
        Map<String, Object> body = process(cluster, entryNode, new Caller(who, Optional.empty()), hit, arguments);
        return Optional.ofNullable(body.get("data")).orElse(Json.Null.NULL);
    }

    private Map<String, Object> process(
            Cluster seen, String entryNode, Caller caller, Router.Hit hit, Map<String, List<String>> arguments) {
        Endpoint endpoint = Optional.ofNullable(endpoints.get(hit.method()))
                .orElseThrow(() -> new Refusal(501, "Method '" + hit.method() + "' is not simulated", Map.of()));
        hit.parameters().forEach((name, value) -> arguments.put(name, List.of(value)));
        hit.method().parameters().joinLists(arguments);
        Call call = new Call(seen, caller, entryNode, arguments);
        Gate.check(hit.method(), call);
        requireReachable(call);
        Map<String, String> problems = hit.method().parameters().problems(arguments);
        if (!problems.isEmpty()) {
            throw new Refusal(400, "Parameter verification failed.", problems);
        }
        if (endpoint.writes() && !seen.state().isQuorate()) {
            throw new Refusal("cluster not ready - no quorum?");
        }
        Object data = endpoint.handler().serve(call);
        Map<String, Object> body = new LinkedHashMap<>(Map.of("data", data));
        body.putAll(call.envelope());
        if (hit.method().verb().equals("GET")) {
            followTasks(call);
        }
        return body;
    }

    /** Unix seconds by the clock of the node. */
    private static long nowAt(Cluster seen, String node) {
        return (seen.now() + seen.state().skew(node)) / 1000;
    }

    private static Map<String, List<String>> arguments(WireRequest request) {
        try {
            return new LinkedHashMap<>(Arguments.of(request));
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "unable to parse request body", Map.of());
        }
    }

    /** A node passes on what is meant for another; these are the ways in which that fails. */
    private static void requireReachable(Call call) {
        String name = call.node();
        if (name.isEmpty() || name.equals("localhost")) {
            call.arguments().computeIfPresent("node", (_, _) -> List.of(call.entryNode()));
            return;
        }
        Node node = call.cluster().state().nodes().get(name);
        if (node == null) {
            boolean isLongName = name.indexOf('.') > 0
                    && call.cluster().state().nodes().containsKey(name.substring(0, name.indexOf('.')));
            throw isLongName
                    ? new Refusal(596, "tls_process_server_certificate: certificate verify failed", Map.of())
                    : new Refusal("hostname lookup '" + name + "' failed - failed to get address info for: " + name
                            + ": Name or service not known");
        }
        if (!name.equals(call.entryNode()) && new NodeLink(call.cluster().state()).isLost(name)) {
            throw new Refusal(595, "No route to host", Map.of());
        }
        switch (node.power()) {
            case ON -> {}
            case OFF, CUT_OFF -> throw new Refusal(595, "No route to host", Map.of());
            case HANGING -> throw new Refusal(596, "Connection timed out", Map.of());
        }
    }

    /** In the jumping clock, who looks at a guest that a task holds need not look often. */
    private static void followTasks(Call call) {
        boolean follows = call.arguments().containsKey("vmid")
                && call.cluster().clock().mode() instanceof ClockMode.Jump
                && call.vmid() > 0;
        if (follows) {
            call.cluster().tasks().runningFor(call.vmid()).stream()
                    .mapToLong(TaskRecord::due)
                    .min()
                    .ifPresent(call.cluster()::jumpTo);
        }
    }

    private Node.Power power(String node) {
        return cluster.looking(() -> Optional.ofNullable(cluster.state().nodes().get(node))
                .map(Node::power)
                .orElse(Node.Power.ON));
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/")) {
            if (!segment.isEmpty()) {
                segments.add(Arguments.decodePath(segment));
            }
        }
        return List.copyOf(segments);
    }
}
