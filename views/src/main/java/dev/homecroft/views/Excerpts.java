package dev.homecroft.views;

import java.util.Optional;

/** The lines of the lab's files, for the places that diagnostics name. */
@FunctionalInterface
public interface Excerpts {
    /** Nothing can be looked up. */
    Excerpts NONE = (file, line) -> Optional.empty();

    /** A line, from 1, without its end; empty if the file or the line can't be had. */
    Optional<String> line(String file, int line);
}
