package dev.homecroft.app.convergence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What a small lab states of its cluster that is about guests: rules of high availability for those that are watched, and copies
 * of the disks of one to another node.
 *
 * @param lab whose settings say whether there are any
 */
record SmallRules(SmallLab lab) {
    static final String APART = "ha-rule/home/apart";
    static final String NEAR = "ha-rule/home/near";

    /** A guest has its copy where no other job of it goes to. */
    static final String COPY = "replication/home/";

    private static final int NODES = 3;
    private static final int MOST_OF_A_RULE = 4;

    private List<Integer> watched() {
        return IntStream.range(0, lab.guests().size())
                .filter(number -> lab.guests().get(number).isKept())
                .limit(MOST_OF_A_RULE)
                .boxed()
                .toList();
    }

    /** Those that this rule binds. */
    private List<Integer> bound(String rule) {
        return rule.equals(APART) ? watched().stream().limit(2).toList() : watched();
    }

    /** Whether its disks are copied, for which all have to be on ZFS. */
    boolean isCopied(int guest) {
        return lab.settings().has(SmallSettings.COPIES)
                && !lab.guests().get(guest).isWatched()
                && IntStream.range(0, guest)
                        .allMatch(before -> lab.guests().get(before).isWatched());
    }

    /** What is stated, by its address. */
    Map<String, String> things() {
        Map<String, String> things = new TreeMap<>();
        if (lab.settings().has(SmallSettings.RULES)) {
            String comment = ", comment: Number " + lab.settings().value();
            if (watched().size() > 1) {
                things.put(
                        APART,
                        "apart: { kind: resource-affinity, affinity: negative, guests: " + names(bound(APART)) + comment
                                + " }");
            }
            if (!watched().isEmpty()) {
                things.put(
                        NEAR,
                        "near: { kind: node-affinity, nodes: { pve1: 2, pve3: 1 }, guests: " + names(bound(NEAR))
                                + comment + " }");
            }
        }
        IntStream.range(0, lab.guests().size())
                .filter(this::isCopied)
                .forEach(guest -> things.put(copy(guest), copyText(guest)));
        return things;
    }

    private static String names(List<Integer> guests) {
        return guests.stream().map(SmallLab::name).toList().toString();
    }

    /** Another node than its own, if that is stated. */
    private int target(int guest) {
        return lab.guests().get(guest).is(1) ? (guest + 1) % NODES : 1;
    }

    private String copy(int guest) {
        return COPY + SmallLab.name(guest) + "-" + target(guest);
    }

    private String copyText(int guest) {
        return "copy: { guest: %s, to: pve%d, schedule: \"*:0/30\", rate: %d }"
                .formatted(
                        SmallLab.name(guest),
                        1 + target(guest),
                        1 + lab.settings().value());
    }

    /** Lines below the hypervisor. */
    String lines() {
        StringBuilder rules = new StringBuilder();
        StringBuilder copies = new StringBuilder();
        things().forEach((thing, text) -> {
            StringBuilder lines = thing.startsWith(COPY) ? copies : rules;
            lines.append("      ").append(text).append('\n');
        });
        return (rules.isEmpty() ? "" : "    ha-rules:\n" + rules)
                + (copies.isEmpty() ? "" : "    replication:\n" + copies);
    }

    /** The things that are stated otherwise in the other lab, or in one of both alone. */
    Set<String> differing(SmallRules other) {
        Map<String, String> here = things();
        Map<String, String> there = other.things();
        Set<String> differing = new TreeSet<>(here.keySet());
        differing.addAll(there.keySet());
        differing.removeIf(thing -> here.containsKey(thing)
                && there.containsKey(thing)
                && here.get(thing).equals(there.get(thing)));
        return differing;
    }

    /** The things that are about a guest. */
    Set<String> about(int guest) {
        Set<String> about = new TreeSet<>();
        for (String thing : things().keySet()) {
            boolean isAbout =
                    thing.startsWith(COPY) ? isCopied(guest) : bound(thing).contains(guest);
            if (isAbout) {
                about.add(thing);
            }
        }
        return about;
    }
}
