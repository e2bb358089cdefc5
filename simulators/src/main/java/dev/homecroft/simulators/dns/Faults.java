package dev.homecroft.simulators.dns;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** The accidents still to come, per kind of message, in the order they were asked for. */
final class Faults {
    private final Map<DnsOperation, Queue<DnsFault>> script = new EnumMap<>(DnsOperation.class);
    private volatile DnsControl.Judge judge = (operation, name) -> Optional.empty();

    synchronized void add(DnsOperation operation, DnsFault fault, int times) {
        Queue<DnsFault> queue = script.computeIfAbsent(operation, kind -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
    }

    void judgedBy(DnsControl.Judge other) {
        judge = other;
    }

    Optional<DnsFault> next(DnsOperation operation, String name) {
        return judge.verdict(operation, name).or(() -> scripted(operation));
    }

    private synchronized Optional<DnsFault> scripted(DnsOperation operation) {
        Queue<DnsFault> queue = script.get(operation);
        return queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
    }

    synchronized void clear() {
        judge = (operation, name) -> Optional.empty();
        script.clear();
    }
}
