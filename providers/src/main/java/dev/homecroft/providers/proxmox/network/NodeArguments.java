package dev.homecroft.providers.proxmox.network;

import dev.homecroft.state.Fields;
import dev.homecroft.state.Step;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a step for the interfaces of a node carries: those that it touches, before and after, whole. So whoever reads the journal
 * can put them back.
 *
 * @param others a digest of all other interfaces, which have to be as the plan saw them
 */
record NodeArguments(String node, Wires before, Wires after, String others) {
    static NodeArguments of(Step step) {
        Fields fields = step.arguments();
        return new NodeArguments(
                fields.text("node").orElse(""),
                Wires.of(fields.below("before")),
                Wires.of(fields.below("after")),
                fields.text("others").orElse(""));
    }

    Fields fields() {
        return Fields.builder()
                .put("node", node)
                .put("others", others)
                .putBelow("before", before.fields())
                .putBelow("after", after.fields())
                .build();
    }

    /** Names of the interfaces that are touched. */
    Set<String> touched() {
        Set<String> names = new TreeSet<>(before.byName().keySet());
        names.addAll(after.byName().keySet());
        return names;
    }
}
