package dev.homecroft.app.cli;

/** How a command ends, for scripts. The numbers never change. */
public enum ExitCode {
    OK(0, "done, or nothing to do"),
    FINDINGS(1, "problems, differences or failed steps were found"),
    USAGE(2, "the command line was not understood"),
    REFUSED(3, "refused: something must be named or confirmed, or what was found is not what we made"),
    LOCKED(4, "another run holds the lock of this lab"),
    UNREACHABLE(5, "a system that is needed does not answer"),
    BUG(70, "a fault of croft itself; a report was written"),
    STOPPED(130, "stopped by Ctrl-C; what is done stays done");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
