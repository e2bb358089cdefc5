package dev.homecroft.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import dev.homecroft.kernel.json.JsonReader.NotJson;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.views.Explanations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplainCommandTest {
    @TempDir
    Path folder;

    private final FakeTerminal terminal = new FakeTerminal();

    private ExitCode run(String... arguments) {
        return new Cli(List.of(new ExplainCommand()), terminal.terminal(), new BugReports(folder, "1")).run(arguments);
    }

    @Test
    void aCodeIsExplained() {
        assertThat(run("explain", "lab-locked")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out()).startsWith("lab-locked\n\nAnother run is changing this lab");
    }

    @Test
    void asJsonACodeHasItsWholeText() throws NotJson {
        assertThat(run("explain", "lab-locked", "--output", "json")).isEqualTo(ExitCode.OK);
        Json.Obj answer = (Json.Obj) JsonReader.read(terminal.out());
        assertThat(answer.text("code")).contains("lab-locked");
        assertThat(answer.text("text")).isEqualTo(Explanations.load().text("lab-locked"));
        assertThat(answer.members().keySet()).containsExactly("code", "text");
    }

    @Test
    void asJsonTheListHasEveryCode() {
        assertThat(run("explain", "-o", "json")).isEqualTo(ExitCode.OK);
        assertThat(terminal.out())
                .isEqualTo(JsonText.pretty(Json.strings(Explanations.load().codes())));
    }

    @Test
    void asJsonACodeThatIsNotThereIsAProblem() throws NotJson {
        assertThat(run("explain", "lab-lokced", "-o", "json")).isEqualTo(ExitCode.FINDINGS);
        Json.Obj answer = (Json.Obj) JsonReader.read(terminal.out());
        assertThat(answer.array("problems")).singleElement().satisfies(problem -> {
            assertThat(((Json.Obj) problem).text("code")).contains("no-such-code");
        });
        assertThat(terminal.err()).isEmpty();
    }
}
