package dev.homecroft.app.session;

import dev.homecroft.engine.apply.Cancellation;

/** The user's wish to stop. The first lets the running steps end, the second leaves them to the next run. */
public final class Stop {
    private final Cancellation cancellation = new Cancellation();

    public void ask() {
        cancellation.request();
    }

    public boolean isAsked() {
        return cancellation.isRequested();
    }

    public Cancellation cancellation() {
        return cancellation;
    }
}
