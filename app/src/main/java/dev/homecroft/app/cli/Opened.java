package dev.homecroft.app.cli;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Labs;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.views.DiagnosticView;
import dev.homecroft.views.Ink;
import java.util.Optional;
import java.util.function.Function;

/** Opens the lab that a command is about, and says so when it is a sandbox. */
final class Opened {
    private Opened() {}

    static ExitCode with(Labs labs, Call call, Function<LabSession, ExitCode> work) {
        return with(labs, call.lab(), call, work);
    }

    static ExitCode with(Labs labs, Optional<String> folder, Call call, Function<LabSession, ExitCode> work) {
        try (LabSession session = labs.open(folder, call.has(Options.LIVE))) {
            if (session.isSandbox()) {
                call.say(call.terminal().paper().paint(Ink.FAINT, "sandbox of " + session.lab()) + "\n");
            }
            tell(session, call);
            ExitCode code = work.apply(session);
            tell(session, call);
            return code;
        }
    }

    /** Says what has come up since the last time, such as what a broken-off run left. */
    static void tell(LabSession session, Call call) {
        DiagnosticView view = call.problems();
        for (Diagnostic note : session.notes()) {
            call.terminal().err().print(view.text(note));
        }
    }
}
