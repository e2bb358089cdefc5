package dev.homecroft.app.convergence;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Labs drawn by chance, one after the other on the same systems: made, changed, put right after somebody's hand, destroyed.
 * Strangers live beside them all the time; whatever happens to one of these is counted, and so is each step too many or too
 * few. One round of a seed is the same again whatever was before it.
 */
final class Lives {
    private static final List<Integer> STRANGERS = List.of(90_1, 90_2, 90_3);

    private static final Set<String> FOLLOWING = Set.of("record", "pool");

    private final Bench bench;
    private final long seed;
    private final int most;
    private final Counters counters = new Counters();
    private final Map<Integer, Map<String, String>> strangers = new TreeMap<>();
    private final SettingsOfStrangers settingsOfStrangers;

    /** @param most guests of a lab */
    Lives(Bench bench, long seed, int most) {
        this.bench = bench;
        this.seed = seed;
        this.most = most;
        for (int id : STRANGERS) {
            bench.stranger(id, "stranger-" + id);
            bench.look(id).ifPresent(guest -> strangers.put(id, guest));
        }
        settingsOfStrangers = new SettingsOfStrangers(bench);
    }

    /** What was counted. The first oddities are told in words, with the round that shows them again. */
    static final class Counters {
        long rounds;
        long lives;
        long plans;
        long steps;
        long foreignTouched;
        long wrongDiffs;
        long notEmptyAfterApply;
        long failedRuns;
        final List<String> odd = new ArrayList<>();

        void add(Counters other) {
            rounds += other.rounds;
            lives += other.lives;
            plans += other.plans;
            steps += other.steps;
            foreignTouched += other.foreignTouched;
            wrongDiffs += other.wrongDiffs;
            notEmptyAfterApply += other.notEmptyAfterApply;
            failedRuns += other.failedRuns;
            odd.addAll(other.odd);
        }

        @Override
        public String toString() {
            return ("%d labs, %d lives of guests, %d plans, %d steps; foreign objects touched %d, wrong diffs %d, "
                            + "plans not empty after an apply %d, runs failed %d")
                    .formatted(rounds, lives, plans, steps, foreignTouched, wrongDiffs, notEmptyAfterApply, failedRuns);
        }
    }

    Counters counters() {
        return counters;
    }

    /** Whether it came to its end; otherwise the systems are in no state for another. */
    boolean round(Path folder, long number) {
        Round round = new Round(bench.desk(folder, "lives"), number);
        counters.rounds++;
        try {
            round.live();
            return true;
        } catch (CroftException | IllegalStateException fault) {
            counters.failedRuns++;
            round.odd("broke off: " + fault);
            return false;
        }
    }

    /** One lab from its first plan to its last. */
    private final class Round {
        private final Desk desk;
        private final long number;
        private final Random chance;
        private SmallLab lab;

        Round(Desk desk, long number) {
            this.desk = desk;
            this.number = number;
            this.chance = new Random(seed * 1_000_003 + number);
            this.lab = SmallLab.dressed(chance, most);
        }

        void live() {
            lab.write(desk);
            go(_ -> {});
            settle("created");
            change();
            hand();
            hijack();
            destroy();
            strangers.forEach((id, was) -> {
                if (!bench.look(id).filter(was::equals).isPresent()) {
                    counters.foreignTouched++;
                    odd("the stranger %d is another".formatted(id));
                }
            });
            settingsOfStrangers.touched().forEach(touched -> {
                counters.foreignTouched++;
                odd(touched);
            });
            counters.lives += lab.guests().size();
        }

        private void change() {
            Set<Integer> some = some();
            SmallRules before = lab.rules();
            for (int which : some) {
                lab = lab.with(which, changed(lab.guests().get(which)));
            }
            boolean isSettings = chance.nextBoolean();
            Set<String> settings = new TreeSet<>(isSettings ? lab.settings().changing() : Set.of());
            if (isSettings) {
                lab = lab.with(lab.settings().changed());
            }
            settings.addAll(lab.rules().differing(before));
            lab.write(desk);
            go(plan -> expectOnly(plan, some, settings, "changed"));
            settle("changed");
        }

        private SmallLab.Machine changed(SmallLab.Machine guest) {
            return switch (chance.nextInt(4)) {
                case 0 -> guest.withMemory(guest.memory() * 2);
                case 1 -> guest.withDisk(guest.disk() + 2);
                case 2 -> guest.withCpu(guest.cpu() + 1);
                default -> guest.flipped(4);
            };
        }

        /** Somebody changes by hand what the lab states. */
        private void hand() {
            Set<Integer> some = some();
            Map<String, List<Integer>> guests = bench.guests();
            Set<String> settings = new SettingsByHand(bench, lab, chance).meddle();
            for (int which : some) {
                if (meddle(id(which, guests))) {
                    settings.addAll(lab.rules().about(which));
                }
            }
            go(plan -> expectOnly(plan, some, settings, "put right"));
            settle("put right");
        }

        /** Whether it is gone, and with it what was about it. */
        private boolean meddle(int id) {
            int how = chance.nextInt(4);
            switch (how) {
                case 0 -> bench.anna().configure(id, Map.of("cores", Integer.toString(7 + chance.nextInt(9))));
                case 1 -> SettingsByHand.delete(bench, id);
                case 2 -> bench.anna().rename(id, "renamed");
                default -> bench.anna().configure(id, Map.of("memory", "777"));
            }
            return how == 1;
        }

        /** One guest for certain, and each other one time out of three. */
        private Set<Integer> some() {
            Set<Integer> some = new TreeSet<>();
            some.add(chance.nextInt(lab.guests().size()));
            for (int which = 0; which < lab.guests().size(); which++) {
                if (chance.nextInt(3) == 0) {
                    some.add(which);
                }
            }
            return some;
        }

        /** Somebody's machine takes the id of one of ours that was deleted by hand. */
        private void hijack() {
            int which = chance.nextInt(lab.guests().size());
            int id = id(which, bench.guests());
            SettingsByHand.delete(bench, id);
            bench.stranger(id, chance.nextBoolean() ? SmallLab.name(which) : "stranger");
            Map<String, String> was = bench.look(id).orElseThrow();
            go(_ -> {});
            if (!bench.look(id).filter(was::equals).isPresent()) {
                counters.foreignTouched++;
                odd("the stranger that took the id %d was touched".formatted(id));
            }
            bench.anna().delete(id);
            go(_ -> {});
            settle("made anew");
        }

        private void destroy() {
            new SmallLab(List.of(), List.of(), SmallSettings.NONE).write(desk);
            List<String> named = new ArrayList<>();
            for (int guest = 0; guest < lab.guests().size(); guest++) {
                named.add("guest/" + SmallLab.name(guest));
            }
            if (lab.settings().hasUser()) {
                named.add(SmallSettings.USER);
            }
            counters.plans++;
            count(desk.go(named.toArray(String[]::new)));
            settle("destroyed");
            SettingsByHand.left(bench).forEach(left -> {
                counters.wrongDiffs++;
                odd("%s outlived its lab".formatted(left));
            });
            bench.guests().forEach((name, ids) -> {
                counters.wrongDiffs++;
                odd("the guest %s outlived its lab as %s".formatted(name, ids));
            });
        }

        private static int id(int which, Map<String, List<Integer>> guests) {
            List<Integer> ids = guests.getOrDefault(SmallLab.name(which), List.of());
            if (ids.size() != 1) {
                throw new IllegalStateException("%s is there %d times".formatted(SmallLab.name(which), ids.size()));
            }
            return ids.getFirst();
        }

        private Plan plan() {
            counters.plans++;
            return desk.plan();
        }

        private void apply(Plan plan) {
            count(desk.apply(plan));
        }

        private void go(Consumer<Plan> look) {
            counters.plans++;
            count(desk.go(new Wish.AsDeclared(List.of()), look));
        }

        private void count(Run run) {
            counters.steps += run.plan().steps().size();
            if (run.status() != RunStatus.DONE) {
                counters.failedRuns++;
                odd("a run ended " + run.status() + ": " + desk.words());
            }
        }

        /**
         * After an apply nothing is left but names of addresses that came with it, and a pool that is empty only now; after these
         * nothing at all.
         */
        private void settle(String when) {
            Plan plan = plan();
            if (!plan.steps().isEmpty() && follows(plan)) {
                apply(plan);
                plan = plan();
            }
            if (!plan.steps().isEmpty() || !plan.blocked().isEmpty()) {
                counters.notEmptyAfterApply++;
                odd("not settled when %s: %s %s".formatted(when, words(plan), plan.blocked()));
            }
        }

        private static boolean follows(Plan plan) {
            return plan.steps().stream()
                    .allMatch(step -> FOLLOWING.contains(step.id().address().kind()));
        }

        /** Each of these has a step, and nothing else has one. */
        private void expectOnly(Plan plan, Set<Integer> some, Set<String> settings, String when) {
            Set<Integer> met = new TreeSet<>();
            Set<String> metSettings = new TreeSet<>();
            boolean isOnly = true;
            for (Step step : plan.steps()) {
                String thing = step.id().address().toString();
                Optional<Integer> own = SmallLab.guest(step.id().address()).filter(some::contains);
                own.ifPresent(met::add);
                boolean comesWithGuest = step.id().address().kind().equals("image");
                isOnly &= own.isPresent() || settings.contains(thing) || comesWithGuest;
                if (settings.contains(thing)) {
                    metSettings.add(thing);
                }
            }
            if (!isOnly
                    || !met.equals(some)
                    || !metSettings.equals(settings)
                    || !plan.blocked().isEmpty()) {
                counters.wrongDiffs++;
                odd("%s: guests %s and %s are to be %s, the plan says %s %s"
                        .formatted(lab, some, settings, when, words(plan), plan.blocked()));
            }
        }

        private static String words(Plan plan) {
            return plan.steps().stream().map(Step::id).toList().toString();
        }

        private void odd(String words) {
            if (counters.odd.size() < 20) {
                counters.odd.add("seed %d, round %d: %s".formatted(seed, number, words));
            }
        }
    }
}
