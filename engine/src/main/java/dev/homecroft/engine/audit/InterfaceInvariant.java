package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A node keeps the address that it is managed at, that interface's gateway, and one way out below it, and brings it up when it
 * starts. Held against what a step says that it changes, and against what it carries: both must leave the address where it is.
 */
final class InterfaceInvariant implements Auditor.Invariant {
    private static final String NETWORK = "network";

    @Override
    public void audit(Auditor.Evidence evidence, List<Diagnostic> findings) {
        for (Step step : evidence.plan().steps()) {
            if (step.id().address().kind().equals(NETWORK)) {
                evidence.observations().stream()
                        .filter(observation -> observation.target().equals(step.target()))
                        .findFirst()
                        .flatMap(observation -> loss(evidence, observation, step))
                        .ifPresent(why -> findings.add(Auditor.finding(
                                AuditCodes.MANAGEMENT,
                                step,
                                "`%s` could not be reached any more: %s."
                                        .formatted(step.id().address().name(), why))));
            }
        }
    }

    private static Optional<String> loss(Auditor.Evidence evidence, Observation observation, Step step) {
        String name = step.id().address().name();
        Set<IpAddress> managed = managed(evidence, observation, name.substring(name.indexOf('/') + 1));
        return observation.ofKind(NETWORK).stream()
                .filter(object -> object.name().equals(name))
                .map(ObservedObject::fields)
                .findFirst()
                .map(NodeWires::of)
                .flatMap(before -> loss(before, before.after(step.changes()), managed))
                .or(() -> carried(step.arguments(), managed));
    }

    /** What its cluster knows it by, and where the lab says that the cluster answers. */
    private static Set<IpAddress> managed(Auditor.Evidence evidence, Observation observation, String node) {
        Set<IpAddress> managed = new HashSet<>();
        Stream<String> known = observation.ofKind("network-status").stream()
                .filter(status -> status.name().equals(node))
                .flatMap(status -> status.fields().text("address").stream());
        Stream.concat(known, evidence.doors().getOrDefault(observation.target(), Set.of()).stream())
                .flatMap(text -> IpAddress.tryParse(text).stream())
                .forEach(managed::add);
        return managed;
    }

    private static Optional<String> loss(NodeWires before, NodeWires after, Set<IpAddress> managed) {
        for (String name : before.carrying(managed)) {
            for (String field : List.of("address", "address6")) {
                String address = before.text(name, field);
                if (!after.text(name, field).equals(address)) {
                    return Optional.of("%s of %s would be lost".formatted(address, name));
                }
            }
            for (String field : List.of("gateway", "gateway6")) {
                String gateway = before.text(name, field);
                if (!gateway.isEmpty() && !after.hasGateway(field, gateway)) {
                    return Optional.of("the gateway %s of %s would be lost".formatted(gateway, name));
                }
            }
            if (after.isLeftDown(name) && !before.isLeftDown(name)) {
                return Optional.of("%s would not come up with its node".formatted(name));
            }
            List<List<String>> ways = before.ways(name);
            if (!ways.isEmpty() && ways.stream().noneMatch(way -> after.keeps(before, way))) {
                return Optional.of("nothing would lead out of %s".formatted(name));
            }
        }
        return Optional.empty();
    }

    /** Whatever the words of the system are: the address with its prefix that goes in comes out at the same place. */
    private static Optional<String> carried(Fields arguments, Set<IpAddress> managed) {
        Map<String, Value> after = arguments.below("after").values();
        return arguments.below("before").values().entrySet().stream()
                .filter(value -> isOneOf(managed, value.getValue().toString()))
                .filter(value -> !value.getValue().equals(after.get(value.getKey())))
                .map(value -> "the step takes %s away".formatted(value.getValue()))
                .findFirst();
    }

    private static boolean isOneOf(Set<IpAddress> managed, String cidr) {
        int slash = cidr.indexOf('/');
        return slash > 0
                && IpAddress.tryParse(cidr.substring(0, slash))
                        .filter(managed::contains)
                        .isPresent();
    }
}
