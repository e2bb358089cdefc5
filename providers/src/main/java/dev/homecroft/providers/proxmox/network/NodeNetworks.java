package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.ProxmoxSettings;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Found;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The interfaces of nodes, one thing for each node: {@code network/tower/pve-1}. */
public final class NodeNetworks {
    /** Kind of their addresses. */
    public static final String KIND = "network";

    static final String OPERATION = "network-reload";

    private NodeNetworks() {}

    public static boolean isNetwork(Address address) {
        return address.kind().equals(KIND);
    }

    public static List<DesiredResource> project(Lab lab, Hypervisor hypervisor, Target target) {
        return NodeDeclared.all(lab, hypervisor, target);
    }

    /** @param online nodes that the cluster says are up */
    public static List<ObservedObject> observe(ProxmoxClient client, Target target, String lab, List<String> online) {
        return new NodeObserver(client, target, lab).observe(online);
    }

    /** What nothing declares, in the words of a file. */
    public static Found inventory(Hypervisor hypervisor, Observation observation) {
        return NodeInventory.of(hypervisor, observation);
    }

    /** @param matched networks only */
    public static Proposal diff(Matched matched, DiffContext context) {
        return NodeDiffer.diff(matched, context);
    }

    public static Address address(Target target, String node) {
        return SeenNode.address(target, node);
    }

    public static StepResult apply(ProxmoxClient client, ProxmoxSettings settings, StepContext context, Step step) {
        return new NodeApplier(client, settings, context, step).apply();
    }

    public static StepResult probe(
            ProxmoxClient client, ProxmoxSettings settings, StepContext context, Step step, Optional<String> handle) {
        return new NodeApplier(client, settings, context, step).probe(handle);
    }

    /** What a step needs: privileges by path. */
    public static Map<String, Set<String>> rights(Step step) {
        return Map.of("/nodes/" + SeenNode.node(step.id().address()), Set.of("Sys.Audit", "Sys.Modify"));
    }
}
