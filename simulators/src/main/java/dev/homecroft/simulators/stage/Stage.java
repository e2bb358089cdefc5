package dev.homecroft.simulators.stage;

import dev.homecroft.simulators.wire.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The clock, the chance, the agenda and the one lock of a simulator. Whatever reads or writes its state does so inside
 * {@link #locked}: what was due by then has happened, and what changed is on disk before the caller hears of it.
 */
public final class Stage {
    private static final String STATE = "state";

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Event> agenda = new PriorityQueue<>();
    private final Map<String, Object> beside = new LinkedHashMap<>();
    private final Optional<StateStore> store;
    private final Optional<Map<String, Object>> loaded;
    private final SimulatedClock clock;
    private final Randomness randomness;
    private final long began;
    private Supplier<Map<String, Object>> state = Map::of;
    private long events;
    private boolean changed;

    private record Event(long due, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /**
     * The stage as it was kept, or else a new one.
     *
     * @param start simulated milliseconds at which a new one begins
     * @param store where it is kept; empty for nowhere
     */
    public Stage(ClockMode mode, long seed, long start, Optional<StateStore> store) {
        Optional<Map<String, Object>> kept = store.flatMap(StateStore::load);
        Optional<Fields> fields = kept.map(Fields::new);
        this.store = store;
        this.loaded = kept.map(json -> Json.object(json.getOrDefault(STATE, Map.of())));
        this.clock =
                new SimulatedClock(mode, fields.map(all -> all.number("now")).orElse(start));
        this.began = fields.map(all -> all.number("began")).orElse(start);
        this.randomness =
                new Randomness(seed, fields.map(all -> all.number("drawn")).orElse(0L));
        kept.ifPresent(json -> json.forEach((name, value) -> {
            if (value instanceof Map<?, ?> && !name.equals(STATE)) {
                beside.put(name, value);
            }
        }));
    }

    private Stage(Stage other) {
        store = Optional.empty();
        loaded = Optional.empty();
        clock = other.clock;
        randomness = new Randomness(other.now(), 0);
        began = other.began;
    }

    /** Another stage under the same clock, with an agenda and a chance of its own, that is not kept. */
    public Stage apart() {
        return new Stage(this);
    }

    /** The state that was kept. */
    public Optional<Map<String, Object>> loaded() {
        return loaded;
    }

    /** From now on this is kept. */
    public void keeps(Supplier<Map<String, Object>> now) {
        state = now;
    }

    /** A value kept beside the state, such as a certificate; made when there is none. */
    public Map<String, Object> keep(String name, Supplier<Map<String, Object>> make) {
        return locked(() -> Json.object(beside.computeIfAbsent(name, _ -> make.get())));
    }

    public SimulatedClock clock() {
        return clock;
    }

    /** Simulated milliseconds since 1970. */
    public long now() {
        return clock.now();
    }

    public Randomness randomness() {
        return randomness;
    }

    /** Simulated time since it was made. */
    public Duration age() {
        return Duration.ofMillis(clock.now() - began);
    }

    /** Runs with the lock held, after what is due. */
    public <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            changed = true;
            catchUp();
            return action.get();
        } finally {
            save();
            lock.unlock();
        }
    }

    /** As {@link #locked} for an action that changes nothing itself; time may. */
    public <T> T looking(Supplier<T> action) {
        lock.lock();
        try {
            catchUp();
            return action.get();
        } finally {
            save();
            lock.unlock();
        }
    }

    /** Lets something happen later. The caller holds the lock. */
    public void at(long due, Runnable action) {
        agenda.add(new Event(due, events++, action));
    }

    /** Moves the clock there, and lets all happen that is due until then. The caller holds the lock. */
    public void jumpTo(long time) {
        clock.advance(time - clock.now());
        catchUp();
    }

    private void catchUp() {
        while (!agenda.isEmpty() && agenda.peek().due() <= clock.now()) {
            changed = true;
            agenda.remove().action().run();
        }
    }

    private void save() {
        if (!changed || lock.getHoldCount() > 1) {
            return;
        }
        changed = false;
        store.ifPresent(folder -> {
            Map<String, Object> json = new LinkedHashMap<>(beside);
            json.put("now", clock.now());
            json.put("began", began);
            json.put("drawn", randomness.drawn());
            json.put(STATE, state.get());
            folder.save(json);
        });
    }
}
