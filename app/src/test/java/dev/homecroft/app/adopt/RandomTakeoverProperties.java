package dev.homecroft.app.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.views.TakeoverReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A lab is made, its files are lost, and another lab that knows nothing but the cluster says the same again. */
final class RandomTakeoverProperties {
    @Property(tries = 5, shrinking = ShrinkingMode.BOUNDED)
    void whatALabMadeIsSaidAgainByAnother(@ForAll long seed) {
        onABench((bench, folder) -> {
            int guests = made(bench, folder.resolve("first"), seed);
            EmptyLab other = new EmptyLab(bench, folder.resolve("other"), "found-2");

            TakeoverReport nothing = other.desk().with(session -> EmptyLab.look(session));
            assertThat(nothing.marks()).isEmpty();
            assertThat(nothing.left())
                    .filteredOn(left -> left.why().equals("it bears the mark of the lab bench-1"))
                    .filteredOn(left -> left.what().startsWith("guest "))
                    .hasSize(guests);

            TakeoverReport report = other.takeOver("bench-1");
            assertThat(report.marks())
                    .filteredOn(mark -> mark.thing().kind().equals("guest"))
                    .hasSize(guests);
            assertThat(report.left()).as("left out").isEmpty();
            other.settlesWithMarksAlone();
            assertThat(other.desk()
                            .with(session -> EmptyLab.look(session))
                            .files()
                            .files())
                    .isEmpty();
        });
    }

    @Property(tries = 5, shrinking = ShrinkingMode.BOUNDED)
    void aLabThatLostItsFilesFindsItsGuestsByTheirMarks(@ForAll long seed) {
        onABench((bench, folder) -> {
            made(bench, folder.resolve("first"), seed);
            EmptyLab other = new EmptyLab(bench, folder.resolve("other"), "bench-1");

            TakeoverReport report = other.takeOver();

            assertThat(report.marks()).isEmpty();
            assertThat(report.left()).allMatch(left -> left.what().startsWith("image file "));
            other.rememberImages(report);
            other.settlesWithMarksAlone();
        });
    }

    private static int made(Bench bench, Path folder, long seed) {
        bench.control().registerAccount("home", "ana@example.org");
        Desk desk = bench.desk(folder, "bench-1");
        int guests = DrawnSettings.write(desk, seed);
        desk.settle();
        return guests;
    }

    private interface Work {
        void on(Bench bench, Path folder);
    }

    private static void onABench(Work work) {
        try (Bench bench = Bench.start()) {
            Path folder = Files.createTempDirectory("croft-takeover");
            try {
                work.on(bench, folder);
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
