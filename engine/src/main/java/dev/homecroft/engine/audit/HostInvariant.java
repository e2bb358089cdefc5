package dev.homecroft.engine.audit;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A host is restarted only when nothing runs on it and all others of its system are up, and only one at a time. And whoever
 * empties a host leaves the larger part of each group running that keeps a quorum.
 */
final class HostInvariant implements Auditor.Invariant {
    private static final String HOST = "host";
    private static final int SMALLEST_QUORUM = 3;

    @Override
    public void audit(Auditor.Evidence evidence, List<Diagnostic> findings) {
        Set<Object> restarted = new HashSet<>();
        boolean isAboutHosts = false;
        for (Step step : evidence.plan().steps()) {
            boolean isHost = step.id().address().kind().equals(HOST);
            isAboutHosts |= isHost;
            if (isHost && step.action() == Action.RESTART) {
                restart(evidence, step, restarted, findings);
            }
        }
        if (isAboutHosts) {
            groups(evidence, findings);
        }
    }

    private static void restart(
            Auditor.Evidence evidence, Step step, Set<Object> restarted, List<Diagnostic> findings) {
        String host = step.id().address().name();
        for (Observation observation : evidence.observations()) {
            if (observation.target().equals(step.target())) {
                boolean isTenanted = observation.ofKind("guest").stream().anyMatch(guest -> runsOn(guest, host));
                boolean isOtherDown = observation.ofKind("node").stream()
                        .anyMatch(node -> !node.name().equals(host) && !node.isFresh());
                if (isTenanted || isOtherDown) {
                    findings.add(Auditor.finding(
                            AuditCodes.HOST,
                            step,
                            "`%s` would be restarted while %s."
                                    .formatted(host, isTenanted ? "a guest runs on it" : "another node is down")));
                }
            }
        }
        if (!restarted.add(step.target())) {
            findings.add(Auditor.finding(
                    AuditCodes.HOST,
                    step,
                    "Two hosts of `%s` would be restarted in one plan.".formatted(step.target())));
        }
    }

    private static boolean runsOn(ObservedObject guest, String host) {
        return guest.fields().text("node").filter(host::equals).isPresent() && runs(guest);
    }

    /** What can't be read may run. */
    private static boolean runs(ObservedObject guest) {
        return !guest.isFresh()
                || guest.fields().text("power").filter("running"::equals).isPresent();
    }

    private static void groups(Auditor.Evidence evidence, List<Diagnostic> findings) {
        Map<Object, Boolean> running = running(evidence);
        Map<Object, Step> last = new HashMap<>();
        for (Step step : evidence.plan().steps()) {
            if (step.action() == Action.STOP) {
                last.put(step.id().address(), step);
                running.put(step.id().address(), false);
            } else if (step.action() == Action.START) {
                running.put(step.id().address(), true);
            }
        }
        members(evidence).forEach((group, members) -> {
            List<Step> stopped = members.stream()
                    .filter(member -> !running.getOrDefault(member, false) && last.containsKey(member))
                    .map(last::get)
                    .toList();
            long left = members.stream()
                    .filter(member -> running.getOrDefault(member, false))
                    .count();
            if (members.size() >= SMALLEST_QUORUM && !stopped.isEmpty() && left < members.size() / 2 + 1) {
                findings.add(Auditor.finding(
                        AuditCodes.QUORUM,
                        stopped.getFirst(),
                        "Only %d of %d members of `%s` would be left running.".formatted(left, members.size(), group)));
            }
        });
    }

    private static Map<Object, Boolean> running(Auditor.Evidence evidence) {
        Map<Object, Boolean> running = new HashMap<>();
        for (Observation observation : evidence.observations()) {
            for (ObservedObject object : observation.ofKind("guest")) {
                object.mark().ifPresent(mark -> running.put(mark.address(), object.isFresh() && runs(object)));
            }
        }
        return running;
    }

    private static Map<String, List<Object>> members(Auditor.Evidence evidence) {
        Map<String, List<Object>> members = new TreeMap<>();
        for (DesiredResource resource : evidence.desired()) {
            resource.fields()
                    .text("spread")
                    .ifPresent(group -> members.computeIfAbsent(group, name -> new ArrayList<>())
                            .add(resource.address()));
        }
        return members;
    }
}
