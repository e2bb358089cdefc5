package dev.homecroft.app.cli;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.source.SourceCodes;
import java.io.IOException;
import java.nio.file.Path;

/** What the command line itself has to say against a wish. */
final class Problems {
    private Problems() {}

    static CroftException notConfirmed() {
        return new CroftException(
                Diagnostic.error("not-confirmed", "Nobody is here to confirm the plan, so nothing was done.")
                        .hint("Look at `croft plan`, then say `--yes`.")
                        .build());
    }

    static CroftException noSuchRun(String number) {
        return new CroftException(Diagnostic.error("no-such-run", "There is no run `" + number + "`.")
                .hint("`croft history` lists the runs.")
                .build());
    }

    static CroftException noSuchCode(String code, String hint) {
        return new CroftException(Diagnostic.error("no-such-code", "There is no diagnostic `" + code + "`.")
                .hint(hint)
                .build());
    }

    static CroftException unreadable(Path file, IOException fault) {
        return new CroftException(
                Diagnostic.error(SourceCodes.FILE_UNREADABLE, "`" + file + "` can't be read.")
                        .detail(String.valueOf(fault.getMessage()))
                        .build(),
                fault);
    }

    static CroftException unwritable(Path file, IOException fault) {
        return new CroftException(
                Diagnostic.error("file-unwritable", "`" + file + "` can't be written.")
                        .detail(String.valueOf(fault.getMessage()))
                        .build(),
                fault);
    }
}
