package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.contract.Router;
import dev.homecroft.simulators.contract.Rule;
import dev.homecroft.simulators.pbs.store.Appliance;
import dev.homecroft.simulators.stage.Exchange;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.simulators.stage.Mishaps;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Arguments;
import dev.homecroft.simulators.wire.Json;
import dev.homecroft.simulators.wire.WireReply;
import dev.homecroft.simulators.wire.WireRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Serves requests in the order of the real server: who, what, whether allowed, whether well-formed, done. */
public final class PbsServer {
    /** The header of the simulator's own protocol: what a backup's chunks come to. */
    static final String UPLOAD = "simulated-backup";

    private static final Map<Integer, String> REASONS = Map.of(
            400, "Bad Request",
            401, "Unauthorized",
            403, "Forbidden",
            404, "Not Found",
            501, "Not Implemented");

    private final Appliance appliance;
    private final FaultScript faults;
    private final Mishaps mishaps;
    private final Map<Method, Endpoint> endpoints = new HashMap<>();
    private volatile Consumer<Exchange> witness = _ -> {};

    public PbsServer(Appliance appliance, FaultScript faults) {
        this.appliance = appliance;
        this.faults = faults;
        this.mishaps = new Mishaps(appliance.stage(), appliance.tasks());
        Timetable timetable = new Timetable(appliance);
        Endpoints.all(timetable).forEach(endpoint -> endpoints.put(endpoint.method(), endpoint));
        appliance.locked(() -> {
            timetable.arm();
            return true;
        });
    }

    /** Ends all hanging requests. */
    public void close() {
        mishaps.close();
    }

    /** From now on this one hears of every exchange; from several threads. */
    public void witness(Consumer<Exchange> other) {
        witness = other;
    }

    public WireReply serve(WireRequest request) {
        List<String> path = segments(request.path());
        boolean isApi = path.size() >= 2
                && path.getFirst().equals("api2")
                && (path.get(1).equals("json") || path.get(1).equals("extjs"));
        if (!isApi) {
            return plain(404, "Path '" + request.path() + "' not found.");
        }
        List<String> call = path.subList(2, path.size());
        boolean isExtended = path.get(1).equals("extjs");
        String below = "/" + String.join("/", call);
        Optional<Fault> fault = faults.strike(request.method(), below);
        appliance.stage().clock().pass(appliance.pace().requestMillis());
        Supplier<WireReply> answer = () -> answer(request, call, isExtended);
        WireReply reply = fault.map(one -> mishaps.strike(one, answer, refusal -> failure(refusal, isExtended)))
                .orElseGet(answer);
        int status = switch (reply) {
            case WireReply.Answer given -> given.status();
            case WireReply.Dropped _ -> 0;
        };
        witness.accept(new Exchange(request.method(), below, Arguments.readable(request), status));
        return reply;
    }

    private WireReply answer(WireRequest request, List<String> path, boolean isExtended) {
        try {
            Supplier<Map<String, Object>> action = () -> process(request, path);
            boolean looks =
                    request.method().equals("GET") && request.header(UPLOAD).isEmpty();
            Map<String, Object> body = looks
                    ? appliance.stage().looking(action)
                    : appliance.stage().locked(action);
            if (isExtended) {
                body.put("success", true);
            }
            return WireReply.Answer.json(200, "OK", body);
        } catch (Refusal refusal) {
            return failure(refusal, isExtended);
        }
    }

    /** A refusal is plain text, whatever the content type says. */
    private WireReply failure(Refusal refusal, boolean isExtended) {
        String text = Refusals.text(refusal);
        if (refusal.status() == 401) {
            appliance.stage().clock().pass(appliance.pace().unauthorizedMillis());
        } else if (isExtended) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("data", Json.Null.NULL);
            body.put("success", false);
            body.put("message", text);
            body.put("status", refusal.status());
            body.put("errors", refusal.errors());
            return WireReply.Answer.json(200, "OK", body);
        }
        return plain(refusal.status(), text);
    }

    private static WireReply plain(int status, String text) {
        return new WireReply.Answer(
                status,
                REASONS.getOrDefault(status, "Internal Server Error"),
                Map.of("Content-Type", "application/json;charset=UTF-8"),
                text);
    }

    private Map<String, Object> process(WireRequest request, List<String> path) {
        Optional<Router.Hit> found = Contract.backupServer().find(request.method(), path);
        boolean isPublic =
                found.filter(hit -> hit.method().rule() instanceof Rule.World).isPresent();
        Caller caller =
                isPublic ? Caller.NOBODY : new Authenticator(appliance.state(), appliance.now()).authenticate(request);
        Router.Hit hit = found.orElseThrow(
                () -> Refusals.missing("Path '/api2/json/" + String.join("/", path) + "' not found."));
        Map<String, List<String>> arguments = new LinkedHashMap<>(arguments(request));
        hit.parameters().forEach((name, value) -> arguments.put(name, List.of(value)));
        arguments.remove("_dc");
        Call call = new Call(appliance, caller, arguments, request.header(UPLOAD));
        Gate.check(hit.method().rule(), call);
        Endpoint endpoint = Optional.ofNullable(endpoints.get(hit.method()))
                .orElseThrow(() -> new Refusal(501, "Method '" + hit.method() + "' is not simulated", Map.of()));
        Map<String, String> problems = hit.method().parameters().problems(arguments);
        if (!problems.isEmpty()) {
            throw new Refusal(400, "parameter verification failed", problems);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("data", endpoint.handler().serve(call));
        body.putAll(call.envelope());
        return body;
    }

    private static Map<String, List<String>> arguments(WireRequest request) {
        try {
            return Arguments.of(request);
        } catch (IllegalArgumentException e) {
            throw Refusals.bad("unable to parse request body");
        }
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
