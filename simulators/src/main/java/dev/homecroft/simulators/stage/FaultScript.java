package dev.homecroft.simulators.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Decides which requests go wrong. Thread-safe; the same rules, seed and calls give the same faults. */
public final class FaultScript {
    private final List<Armed> rules = new ArrayList<>();
    private Optional<Chance> chance = Optional.empty();
    private volatile Judge judge = (method, path) -> Optional.empty();

    /** Asked about every request before all rules; from several threads. */
    @FunctionalInterface
    public interface Judge {
        /** @param path below {@code /api2/json} */
        Optional<Fault> verdict(String method, String path);
    }

    private static final class Armed {
        private final Fault.Rule rule;
        private int seen;

        private Armed(Fault.Rule rule) {
            this.rule = rule;
        }

        private boolean hits(String method, String path) {
            boolean matches =
                    rule.method().equals(method) && rule.path().matcher(path).matches();
            if (!matches) {
                return false;
            }
            seen++;
            return seen >= rule.nth() && seen < rule.nth() + rule.times();
        }
    }

    private record Chance(SplittableRandom random, double probability, List<Fault> faults) {}

    public synchronized void add(Fault.Rule rule) {
        rules.add(new Armed(rule));
    }

    /** From now on every write has this probability to meet one of these faults. */
    public synchronized void random(long seed, double probability, List<Fault> faults) {
        chance = Optional.of(new Chance(new SplittableRandom(seed), probability, List.copyOf(faults)));
    }

    /** From now on the judge decides; where it has nothing to say, the rules do. */
    public void judgedBy(Judge other) {
        judge = other;
    }

    public synchronized void clear() {
        judge = (method, path) -> Optional.empty();
        rules.clear();
        chance = Optional.empty();
    }

    /** The fault that strikes this call. */
    public Optional<Fault> strike(String method, String path) {
        return judge.verdict(method, path).or(() -> byRules(method, path));
    }

    private synchronized Optional<Fault> byRules(String method, String path) {
        Optional<Fault> found = Optional.empty();
        for (Armed rule : rules) {
            if (rule.hits(method, path) && found.isEmpty()) {
                found = Optional.of(rule.rule.fault());
            }
        }
        if (found.isPresent() || method.equals("GET")) {
            return found;
        }
        return chance.filter(dice -> dice.random().nextDouble() < dice.probability())
                .map(dice ->
                        dice.faults().get(dice.random().nextInt(dice.faults().size())));
    }
}
