package dev.homecroft.engine.audit;

import dev.homecroft.kernel.IpAddress;
import dev.homecroft.state.Action;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The firewall in front of the nodes of one system, by level: {@code datacenter}, {@code node/NAME}, {@code group/NAME}. Where a
 * rule of others stands among ours is nothing that a plan says, so theirs are only counted on, never against.
 */
final class NodeFirewall {
    private static final String WHOLE = "datacenter";
    /** What goes with the last option of ours is for the provider to know; nothing is held against it. */
    private static final Fields OFF = Fields.builder().put("enabled", false).build();

    private final SortedMap<String, Fields> options = new TreeMap<>();
    private final SortedMap<String, List<NodeRule>> rules = new TreeMap<>();
    private final SortedMap<String, List<NodeRule>> others = new TreeMap<>();
    private final Optional<IpAddress> from;
    private boolean hasManagers;

    NodeFirewall(Observation observation) {
        observation.ofKind("firewall").forEach(object -> options.put(level(object.name()), object.fields()));
        observation.ofKind("firewall-status").forEach(this::list);
        this.hasManagers = observation.ofKind("firewall-set").stream().anyMatch(set -> isManagers(set.name()));
        this.from = observation.ofKind("firewall-status").stream()
                .flatMap(status -> status.fields().text("from").stream())
                .flatMap(text -> IpAddress.tryParse(text).stream())
                .filter(address -> !address.toString().startsWith("127.")
                        && !address.toString().equals("::1"))
                .findFirst();
    }

    private static String level(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    /** Those in this set are let in to each node. */
    private static boolean isManagers(String name) {
        return level(name).equals(WHOLE + "/management");
    }

    private void list(ObservedObject status) {
        List<String> texts = texts(status.fields(), "rules");
        List<String> ours = texts(status.fields(), "ours");
        List<NodeRule> all = texts.stream().map(NodeRule::parse).toList();
        List<NodeRule> foreign = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i >= ours.size() || !ours.get(i).equals("yes")) {
                foreign.add(all.get(i));
            }
        }
        rules.put(level(status.name()), all);
        others.put(level(status.name()), foreign);
    }

    private static List<String> texts(Fields fields, String path) {
        return fields.get(path).orElse(Value.of("")) instanceof Value.Items(var items)
                ? items.stream().map(Value::toString).toList()
                : List.of();
    }

    /** What a step carries is done. */
    void apply(Step step) {
        String level = level(step.id().address().name());
        Fields wanted = step.arguments().below("fields");
        boolean isGone = step.action() == Action.DELETE || step.action() == Action.RELEASE;
        switch (step.id().address().kind()) {
            case "firewall" -> options.put(level, isGone ? OFF : changed(level, step));
            case "firewall-rules" -> {
                List<String> texts = isGone ? List.of() : texts(wanted, "rules");
                rules.put(level, texts.stream().map(NodeRule::parse).toList());
            }
            case "firewall-set" -> {
                if (isManagers(step.id().address().name())) {
                    hasManagers = !isGone;
                }
            }
            default -> {}
        }
    }

    private Fields changed(String level, Step step) {
        Fields before = options.getOrDefault(level, Fields.EMPTY);
        SortedMap<String, Value> after =
                new TreeMap<>(before.with(step.arguments().below("fields")).values());
        after.keySet().removeAll(texts(step.arguments(), "drop"));
        return Fields.of(after);
    }

    private boolean isOff(String node) {
        boolean isWhole =
                options.getOrDefault(WHOLE, Fields.EMPTY).flag("enabled").orElse(false);
        boolean isNode = options.getOrDefault("node/" + node, Fields.EMPTY)
                .flag("enabled")
                .orElse(true);
        return !isWhole || !isNode;
    }

    private boolean isOpenByPolicy() {
        return options.getOrDefault(WHOLE, Fields.EMPTY)
                .text("policy-in")
                .filter("ACCEPT"::equals)
                .isPresent();
    }

    /** Whether a new connection gets to the node for certain. */
    boolean surelyOpen(String node, int port) {
        return isOff(node)
                || sure("node/" + node, port).or(() -> sure(WHOLE, port)).orElseGet(this::isOpenByPolicy);
    }

    /** Empty when nothing is said of it. */
    private Optional<Boolean> sure(String level, int port) {
        for (NodeRule rule : rules.getOrDefault(level, List.of())) {
            if (rule.isOn() && rule.isGroup()) {
                Optional<Boolean> inside = sure("group/" + rule.action(), port);
                if (inside.isPresent()) {
                    return inside.map(isOpen -> isOpen && rule.isWide());
                }
            } else if (rule.isAbout(port)) {
                if (!rule.accepts()) {
                    return Optional.of(false);
                }
                if (rule.surelyFrom(from)) {
                    return Optional.of(true);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether anything may let a new connection in to the node. */
    boolean perhapsOpen(String node, int port) {
        return isOff(node)
                || othersAccept(port)
                || perhaps("node/" + node, port)
                        .or(() -> perhaps(WHOLE, port))
                        .orElseGet(() -> isOpenByPolicy() || hasManagers);
    }

    private boolean othersAccept(int port) {
        return others.values().stream()
                .flatMap(List::stream)
                .anyMatch(rule -> rule.isAbout(port) && rule.accepts() && rule.perhapsFrom(from));
    }

    private Optional<Boolean> perhaps(String level, int port) {
        for (NodeRule rule : rules.getOrDefault(level, List.of())) {
            if (rule.isOn() && rule.isGroup()) {
                Optional<Boolean> inside = perhaps("group/" + rule.action(), port);
                if (inside.filter(isOpen -> isOpen || rule.isWide()).isPresent()) {
                    return inside;
                }
            } else if (rule.isAbout(port)) {
                if (rule.accepts() && rule.perhapsFrom(from)) {
                    return Optional.of(true);
                }
                if (!rule.accepts() && rule.isWide()) {
                    return Optional.of(false);
                }
            }
        }
        return Optional.empty();
    }
}
