package dev.homecroft.app.cli;

import dev.homecroft.views.Paper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** A terminal in memory, with answers typed ahead. */
public final class FakeTerminal {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final String answers;

    public FakeTerminal() {
        this("");
    }

    /** @param answers lines; nobody is there to answer when it is empty */
    public FakeTerminal(String answers) {
        this.answers = answers;
    }

    public Terminal terminal() {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new BufferedReader(new StringReader(answers)),
                Paper.PLAIN,
                false,
                !answers.isEmpty());
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
