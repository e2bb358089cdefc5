package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Secrets;
import java.net.URI;
import java.time.Duration;

/** What can go wrong with stores that are services or need a program. No message holds a value or a token. */
final class StoreProblems {
    private static final String UNREACHABLE = "secret-store-unreachable";
    private static final String REFUSED = "secret-store-refused";
    private static final String TOOL = "secret-tool-failed";

    private StoreProblems() {}

    static CroftException noTool(SecretRef ref, ToolClient tool) {
        return problem(
                "secret-tool-missing",
                ref,
                "The store `%s` is read with `%s`, which is not on the path.".formatted(ref.store(), tool.name()),
                "Install `%s`: %s.".formatted(tool.name(), tool.source()));
    }

    static CroftException notStarted(SecretRef ref, ToolClient tool, Exception fault) {
        return problem(
                TOOL,
                ref,
                "`%s` can't be run: %s.".formatted(tool.name(), fault.getClass().getSimpleName()),
                "Try `%s --version`.".formatted(tool.name()));
    }

    static CroftException tooSlow(SecretRef ref, ToolClient tool, Duration patience) {
        return problem(
                TOOL,
                ref,
                "`%s` did not end within %d s, or said more than a secret can be."
                        .formatted(tool.name(), patience.toSeconds()),
                "See whether it asks for a login: it has nobody to ask here.");
    }

    static CroftException failed(SecretRef ref, ToolClient tool, int exit, String words) {
        return problem(
                TOOL,
                ref,
                "`%s` ended with %d%s".formatted(tool.name(), exit, words.isEmpty() ? "." : ": " + words),
                "Run `%s` by hand, logged in as the store `%s` says.".formatted(tool.name(), ref.store()));
    }

    static CroftException strange(SecretRef ref, String who) {
        return problem(
                TOOL,
                ref,
                "What `%s` answered is not what it is documented to answer.".formatted(who),
                "See whether it is a version of this year.");
    }

    static CroftException incomplete(SecretRef ref, Secrets.Store store, String field) {
        return new CroftException(Diagnostic.error(
                        "secret-store-unready", "The store `%s` can't be asked for `%s`.".formatted(store.name(), ref))
                .detail("It does not say its `%s`.".formatted(field))
                .at(store.origin().key(), "no `%s`".formatted(field))
                .hint("Add `%s` to it.".formatted(field))
                .build());
    }

    static CroftException noLogin(SecretRef ref, Secrets.Store store, String variable) {
        return new CroftException(Diagnostic.error(
                        "secret-store-unready", "The store `%s` can't be asked for `%s`.".formatted(store.name(), ref))
                .detail("Nothing says how to log in to it.")
                .at(store.origin().key(), "no `token`")
                .hint("Set `%s`, or state `token: STORE/PATH` with a secret of another store.".formatted(variable))
                .build());
    }

    static CroftException circle(SecretRef ref) {
        return problem(
                "secret-store-unready",
                ref,
                "To log in to the store `%s`, a secret is needed that can't be read without it.".formatted(ref.store()),
                "Keep its `token` in a store of another kind, such as env or age-file.");
    }

    static CroftException plain(SecretRef ref, Secrets.Store store, URI url) {
        return new CroftException(Diagnostic.error(
                        "secret-store-unready", "The store `%s` is not asked for `%s`.".formatted(store.name(), ref))
                .detail("`%s` would carry the token and the secret in the clear.".formatted(url))
                .at(store.origin().of("url"))
                .hint("Use `https://`; `http://` is taken for this machine alone.")
                .build());
    }

    static CroftException unreachable(SecretRef ref, URI url, Exception fault) {
        return problem(
                UNREACHABLE,
                ref,
                "`%s` does not answer: %s.".formatted(url, fault.getClass().getSimpleName()),
                "See whether `%s` is up and reachable from here, and whose certificate it has.".formatted(url));
    }

    static CroftException badCertificate(SecretRef ref, String file) {
        return problem(
                UNREACHABLE, ref, "There is no certificate in `%s`.".formatted(file), "Correct `ca` of the store.");
    }

    static CroftException status(SecretRef ref, URI url, int status, String words) {
        boolean isRefusal = status == 400 || status == 401 || status == 403;
        return problem(
                isRefusal ? REFUSED : UNREACHABLE,
                ref,
                "`%s` answered %d%s".formatted(url, status, words.isEmpty() ? "." : ": " + words),
                isRefusal
                        ? "See whether the token of `%s` is still good and may read this.".formatted(ref.store())
                        : "See whether the store is unsealed and active.");
    }

    static CroftException notThere(SecretRef ref, String where, String hint) {
        return new CroftException(Diagnostic.error("secret-missing", "The secret `%s` is not there.".formatted(ref))
                .detail("The store `%s` has no %s.".formatted(ref.store(), where))
                .hint(hint)
                .build());
    }

    static CroftException ambiguous(SecretRef ref, long found) {
        return new CroftException(
                Diagnostic.error("secret-ambiguous", "The name `%s` stands for several secrets.".formatted(ref))
                        .detail("The store `%s` has %d of that name, and names need not be unique there."
                                .formatted(ref.store(), found))
                        .hint("Give the others another name, state the store's `project`, or use the id of the secret.")
                        .build());
    }

    private static CroftException problem(String code, SecretRef ref, String detail, String hint) {
        return new CroftException(Diagnostic.error(code, "The secret `%s` can't be read.".formatted(ref))
                .detail(detail)
                .hint(hint)
                .build());
    }
}
