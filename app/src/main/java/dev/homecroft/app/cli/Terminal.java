package dev.homecroft.app.cli;

import dev.homecroft.views.Paper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What a command reads from and writes to.
 *
 * @param paper what {@code out} shows
 * @param live whether {@code out} is a terminal whose lines can be written over
 * @param asks whether somebody is there to answer
 */
public record Terminal(PrintStream out, PrintStream err, BufferedReader in, Paper paper, boolean live, boolean asks) {

    /** Asks a question; empty if nobody answers. */
    Optional<String> ask(String question) {
        out.print(question + " ");
        out.flush();
        try {
            return Optional.ofNullable(in.readLine()).map(String::strip);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    Terminal withPaper(Paper other) {
        return new Terminal(out, err, in, other, live, asks);
    }
}
