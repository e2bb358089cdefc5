package dev.homecroft.app.cli;

import java.util.function.IntConsumer;

/** Hears Ctrl-C. */
@FunctionalInterface
public interface Interrupts {
    /** @param handler told of each interrupt while the watch is open, and how many there were, from 1 */
    Watch watch(IntConsumer handler);

    /** Until closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
