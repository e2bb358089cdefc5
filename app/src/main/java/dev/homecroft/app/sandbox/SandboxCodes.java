package dev.homecroft.app.sandbox;

/** The codes of all diagnostics of this room; each has a text of {@code croft explain}. They never change. */
final class SandboxCodes {
    static final String FAILED = "sandbox-failed";
    static final String NO_SANDBOX = "no-sandbox";
    static final String NO_SUCH_ACCIDENT = "no-such-accident";
    static final String NO_SUCH_SERVER = "no-such-server";
    static final String NOT_SIMULATED = "not-simulated";

    private SandboxCodes() {}
}
