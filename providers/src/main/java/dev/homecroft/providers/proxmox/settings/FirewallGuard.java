package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.providers.proxmox.firewall.Gate.Passage;
import dev.homecroft.providers.proxmox.settings.table.Level;
import dev.homecroft.providers.proxmox.settings.table.RulesRoute;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.spi.HostCare;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a plan from shutting us out. A new connection of ours must get to each node on the ports that it is managed by, by a rule
 * or by the set {@code management}; that Proxmox VE lets a node's own network in as well is not relied upon, as nobody can see
 * from here what it takes for that network.
 */
final class FirewallGuard {
    /** The API, and what people come by when the API does not answer. */
    private static final List<Integer> PORTS = List.of(8006, 22);

    private final Map<Target, Observation> observations;
    private final List<Blocked> blocked = new ArrayList<>();

    FirewallGuard(Map<Target, Observation> observations) {
        this.observations = observations;
    }

    /** What must not be done, in the place of the steps that are left out. */
    List<Blocked> blocked() {
        return blocked;
    }

    /** The steps that may be planned. */
    List<Step> checked(List<Step> steps) {
        List<Step> allowed = new ArrayList<>(steps);
        observations.forEach((target, observation) -> {
            List<Step> own = steps.stream()
                    .filter(step -> step.target().equals(target)
                            && SettingKinds.of(step.id().address()).isFirewall())
                    .toList();
            Optional<Breach> breach = own.isEmpty() ? Optional.empty() : breach(observation, own);
            if (breach.isPresent()) {
                allowed.removeAll(own);
                Step culprit = culprit(own);
                own.forEach(
                        step -> blocked.add(new Blocked(step.id().address(), problem(breach.get(), step, culprit))));
            }
        });
        return allowed;
    }

    private record Breach(Target target, String node, int port, Optional<IpAddress> from) {}

    /** What was shut before is nothing that this plan does, as long as it does not get worse. */
    private static Optional<Breach> breach(Observation observation, List<Step> steps) {
        FirewallState before = FirewallState.of(observation);
        FirewallState after = before.after(steps);
        Optional<IpAddress> from = from(observation);
        for (ObservedObject node : observation.ofKind(HostCare.NODE)) {
            for (int port : PORTS) {
                Passage then = after.passage(node.name(), port, from);
                if (then.compareTo(before.passage(node.name(), port, from)) > 0) {
                    return Optional.of(new Breach(observation.target(), node.name(), port, from));
                }
            }
        }
        return Optional.empty();
    }

    /** On the machine itself every packet gets through, so an address of its own says nothing of where calls come from. */
    private static Optional<IpAddress> from(Observation observation) {
        return observation.ofKind(RulesRoute.STATUS).stream()
                .flatMap(status -> status.fields().text(RuleReading.FROM).stream())
                .findFirst()
                .flatMap(IpAddress::tryParse)
                .filter(address -> !address.toString().startsWith("127.")
                        && !address.toString().equals("::1"));
    }

    /** What switches it on, or else the list of rules that loses one. */
    private static Step culprit(List<Step> steps) {
        return steps.stream()
                .min(Comparator.comparingInt((Step step) -> rank(step.id().address()))
                        .thenComparing(step -> step.id().address()))
                .orElseThrow();
    }

    private static int rank(Address address) {
        String key = SettingKind.key(address);
        boolean isOfNodes = key.equals(Level.DATACENTER) || key.startsWith("node/");
        return switch (address.kind()) {
            case "firewall" -> isOfNodes ? 0 : 3;
            case "firewall-rules" -> isOfNodes ? 1 : 2;
            default -> 2;
        };
    }

    private static Diagnostic problem(Breach breach, Step step, Step culprit) {
        String cluster = breach.target().name();
        String from = breach.from().map(Object::toString).orElse("");
        boolean isCulprit = step.id().equals(culprit.id());
        Diagnostic.Builder problem = Diagnostic.error(
                        "proxmox-firewall-lockout",
                        isCulprit
                                ? "The firewall of `%s` would drop our own connections to `%s` on TCP port %d."
                                        .formatted(cluster, breach.node(), breach.port())
                                : "`%s` waits: nothing of the firewall of `%s` is changed as long as it would shut us out."
                                        .formatted(step.id().address().name(), cluster))
                .about(step.id().address());
        if (isCulprit) {
            problem.detail(
                    from.isEmpty()
                            ? "No rule that is on accepts them from everywhere."
                            : "No rule that is on accepts them from %s.".formatted(from));
            problem.hint(
                    "declare as the first of `firewall.rules` of the hypervisor: { protocol: tcp, ports: \"22,8006\"%s }"
                            .formatted(from.isEmpty() ? "" : ", from: " + from));
        }
        step.declaredAt().ifPresent(problem::at);
        return problem.build();
    }
}
