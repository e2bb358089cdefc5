package dev.homecroft.app.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.json.PlanJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What holds for every lab, on systems that are new each time. */
final class LabLaws {
    /** What is changed: 0 to 5 something of a guest. */
    static final int RECORD = 6;

    static final int SETTINGS = 7;

    private final Supplier<Bench> benches;

    LabLaws(Supplier<Bench> benches) {
        this.benches = benches;
    }

    /** After a fresh apply there is nothing to do, and twice is once. */
    void settles(SmallLab lab) {
        onABench((bench, desk) -> {
            SettingsOfStrangers strangers = new SettingsOfStrangers(bench);
            lab.write(desk);
            assertThat(desk.go().status()).as(desk.words()).isEqualTo(RunStatus.DONE);
            Map<String, String> once = everything(bench);
            Plan after = desk.plan();
            assertThat(after.steps()).as(steps(after)).isEmpty();
            assertThat(after.blocked()).isEmpty();

            Run again = desk.go();
            assertThat(again.status()).isEqualTo(RunStatus.DONE);
            assertThat(everything(bench)).isEqualTo(once);
            assertThat(strangers.touched()).isEmpty();
        });
    }

    /** Only what was changed has steps. */
    void changesAlone(SmallLab lab, int which, int how) {
        onABench((bench, desk) -> {
            lab.write(desk);
            desk.settle();
            int guest = which % lab.guests().size();
            int record = which % lab.records().size();
            SmallLab changed = changed(lab, guest, record, how);
            changed.write(desk);

            Plan plan = desk.plan();
            assertThat(plan.blocked()).as(desk.words()).isEmpty();
            assertThat(plan.steps().isEmpty() && !mayNeedNothing(lab, guest, how))
                    .as("no step for " + changed)
                    .isFalse();
            assertThat(plan.steps())
                    .as(steps(plan))
                    .allMatch(step -> isAbout(step.id().address(), guest, record, how)
                            || lab.rules()
                                    .differing(changed.rules())
                                    .contains(step.id().address().toString()));
            assertThat(desk.apply(plan).status()).as(desk.words()).isEqualTo(RunStatus.DONE);
            converges(desk);
        });
    }

    /** The order of the files makes no difference. */
    void isUnordered(SmallLab lab, long seed) {
        onABench((bench, desk) -> {
            lab.write(desk);
            String plan = withoutPlaces(desk.plan());
            List<String> guests = new ArrayList<>(lab.guestLines());
            Collections.shuffle(guests, new Random(seed));
            List<String> records = new ArrayList<>(lab.recordLines());
            Collections.shuffle(records, new Random(seed));
            try {
                Files.delete(desk.folder().resolve("guests.yaml"));
                Files.delete(desk.folder().resolve("records.yaml"));
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
            desk.write("a.yaml", "dns: { records: { %s } }\n".formatted(String.join(", ", records)));
            desk.write("z.yaml", "guests:\n  " + String.join("\n  ", guests) + "\n");
            assertThat(withoutPlaces(desk.plan())).isEqualTo(plan);
        });
    }

    private static SmallLab changed(SmallLab lab, int guest, int record, int how) {
        return switch (how) {
            case RECORD -> withRecord(lab, record);
            case SETTINGS -> lab.with(lab.settings().changed());
            default -> lab.with(guest, changed(lab.guests().get(guest), how));
        };
    }

    private static boolean isAbout(Address thing, int guest, int record, int how) {
        return switch (how) {
            case RECORD -> SmallLab.isAbout(thing, "rec-" + record, guest);
            case SETTINGS -> SmallSettings.isAbout(thing);
            default -> SmallLab.isAbout(thing, SmallLab.name(guest), guest);
        };
    }

    private static boolean mayNeedNothing(SmallLab lab, int guest, int how) {
        return switch (how) {
            case RECORD -> false;
            case SETTINGS ->
                lab.settings().changing().isEmpty() && lab.rules().things().isEmpty();
            default -> isTakenBack(lab.guests().get(guest), how);
        };
    }

    private static SmallLab.Machine changed(SmallLab.Machine guest, int how) {
        return switch (how) {
            case 0 -> guest.withMemory(guest.memory() * 2);
            case 1 -> guest.withDisk(guest.disk() + 2);
            case 2 -> guest.flipped(2);
            case 3 -> guest.flipped(6);
            case 4 -> guest.withCard(guest.card() == 0 ? 1 : 0);
            default -> guest.flipped(4);
        };
    }

    /** What a file states no more is left as it is, and a name goes only when it is named: both may need no step. */
    private static boolean isTakenBack(SmallLab.Machine guest, int how) {
        return (how == 2 && guest.is(2)) || (how == 3 && guest.is(6)) || (how == 4 && guest.card() > 0);
    }

    private static SmallLab withRecord(SmallLab lab, int number) {
        SmallLab.Entry entry = lab.records().get(number);
        return lab.with(number, new SmallLab.Entry(entry.type(), entry.value() + 1));
    }

    /** Some changes take two rounds, such as a name that follows an address. */
    private static void converges(Desk desk) {
        Plan plan = desk.plan();
        for (int round = 0; round < 2 && !plan.isEmpty(); round++) {
            assertThat(desk.apply(plan).status()).as(desk.words()).isEqualTo(RunStatus.DONE);
            plan = desk.plan();
        }
        assertThat(plan.steps()).as(steps(plan)).isEmpty();
    }

    private static String steps(Plan plan) {
        return String.join(
                "\n",
                plan.steps().stream()
                        .map(step -> step.id() + " " + step.changes())
                        .toList());
    }

    private static String withoutPlaces(Plan plan) {
        Json.Obj json = (Json.Obj) PlanJson.write(plan);
        return JsonText.canonical(json)
                .replaceAll("\"(at|id|commit)\":\"[^\"]*\"", "")
                .replaceAll("\"(stated|declaredAt)\":\\{[^{}]*\\}", "")
                .replaceAll("Declared in `[a-z.]*`", "");
    }

    private static Map<String, String> everything(Bench bench) {
        Map<String, String> all = new TreeMap<>();
        for (int id = Bench.FIRST_ID; id <= Bench.LAST_ID; id++) {
            String name = "guest " + id;
            bench.look(id).ifPresent(guest -> all.put(name, guest.toString()));
        }
        all.put("zone", bench.names().control().records("lab.test").toString());
        return all;
    }

    private void onABench(BiConsumer<Bench, Desk> work) {
        Path folder = temporary();
        try (Bench bench = benches.get()) {
            work.accept(bench, bench.desk(folder, "bench-1"));
        } finally {
            delete(folder);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("croft-random-lab");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
