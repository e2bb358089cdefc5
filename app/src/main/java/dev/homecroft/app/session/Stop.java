package dev.homecroft.app.session;

import java.util.concurrent.atomic.AtomicBoolean;

/** The user's wish to stop after the running steps. Set once, seen by all threads. */
public final class Stop {
    private final AtomicBoolean asked = new AtomicBoolean();

    public void ask() {
        asked.set(true);
    }

    public boolean isAsked() {
        return asked.get();
    }
}
