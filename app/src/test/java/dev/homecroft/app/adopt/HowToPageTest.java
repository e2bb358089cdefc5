package dev.homecroft.app.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.state.Action;
import dev.homecroft.views.TakeoverReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/howto/take-over-a-cluster.md, done as it says. */
final class HowToPageTest {
    private static final Path PAGE =
            Path.of(System.getProperty("homecroft.root", "."), "docs/howto/take-over-a-cluster.md");

    @TempDir
    private Path folder;

    @Test
    void theLeastLabOfThePageTakesOverACluster() throws IOException {
        String page = Files.readString(PAGE);
        String yaml = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n") + 1);
        try (Bench bench = Bench.start()) {
            bench.stranger(101, "old");
            Desk desk = new Desk(folder, bench.seat().labs(folder));
            desk.write("lab.yaml", yaml);

            TakeoverReport report = desk.with(session -> {
                TakeoverReport found = EmptyLab.look(session);
                session.write(found);
                return found;
            });

            assertThat(report.files().files())
                    .extracting(file -> file.path())
                    .contains("guests-adopted.yaml", "lab.yaml");
            assertThat(desk.plan().steps())
                    .singleElement()
                    .satisfies(step -> assertThat(step.action()).isEqualTo(Action.ADOPT));
            desk.settle();
        }
    }
}
