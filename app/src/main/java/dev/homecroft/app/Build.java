package dev.homecroft.app;

import java.util.Optional;

/** What this build is. */
final class Build {
    private Build() {}

    /** From the jar's manifest; {@code development} when run from class folders. */
    static String version() {
        String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Another one for each build, given by whoever starts the program; empty when run from class folders. */
    static Optional<String> identity() {
        return Optional.ofNullable(System.getProperty("croft.build"));
    }
}
