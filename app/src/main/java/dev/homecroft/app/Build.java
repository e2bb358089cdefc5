package dev.homecroft.app;

/** What this build is. */
final class Build {
    private Build() {}

    /** From the jar's manifest; {@code development} when run from class folders. */
    static String version() {
        String version = Build.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
