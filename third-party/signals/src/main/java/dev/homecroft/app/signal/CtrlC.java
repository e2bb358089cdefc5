package dev.homecroft.app.signal;

import java.util.function.IntConsumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Ctrl-C by the JVM's signals: the only way to hear the second one. */
public final class CtrlC implements AutoCloseable {
    private static final Signal INTERRUPT = new Signal("INT");

    private final SignalHandler before;
    private int times;

    /** @param handler told how often it was pressed, from 1 */
    public CtrlC(IntConsumer handler) {
        before = Signal.handle(INTERRUPT, signal -> handler.accept(next()));
    }

    private synchronized int next() {
        return ++times;
    }

    @Override
    public void close() {
        Signal.handle(INTERRUPT, before);
    }
}
