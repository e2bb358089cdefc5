package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Step;
import java.util.List;
import java.util.Optional;

/** A step on a node: the node must be the one that the plan is about, by its place in its cluster. */
abstract class NodeWork implements Work {
    final ProxmoxClient client;
    final Step step;
    private final String node;

    NodeWork(ProxmoxClient client, Step step) {
        this.client = client;
        this.step = step;
        this.node = step.arguments().text("node").orElse("");
    }

    /** @param below such as {@code /config} */
    final String path(String below) {
        return "/nodes/" + Words.encode(node) + below;
    }

    /** Its own options, its notes among them. */
    final Json.Obj config() {
        return Tasks.object(client.need(path("/config"), "show the notes of `%s`".formatted(node)));
    }

    final boolean isExpected() {
        Optional<Identity> identity = Optional.ofNullable(
                new NodeReading(client, step.target()).identities().get(node));
        return identity.isPresent() && identity.equals(step.expects().map(Expectation::identity));
    }

    final StepResult.Done done() {
        return new StepResult.Done(
                Optional.of(NodeReading.ref(step.target(), node)),
                step.expects().map(Expectation::identity),
                List.of());
    }

    /** None of its calls is a task. */
    @Override
    public final String tasks() {
        return "typefilter=none";
    }

    @Override
    public final String node() {
        return node;
    }
}
