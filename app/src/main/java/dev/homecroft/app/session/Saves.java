package dev.homecroft.app.session;

import java.util.Optional;

/** Tells when files of a lab are saved. */
@FunctionalInterface
public interface Saves {
    /** @param folder as in {@link Labs#open} */
    Watch watch(Optional<String> folder);

    /** What is saved from its opening on is seen. One thread waits, any thread may stop it. */
    interface Watch extends AutoCloseable {
        /** Waits until something was saved since the last time; false when it was stopped. */
        boolean await();

        /** Ends the waiting. */
        void stop();

        @Override
        void close();
    }
}
