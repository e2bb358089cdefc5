package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Secrets;
import java.nio.file.Path;
import java.util.Collection;

/** What can be wrong with a secret. No message holds its value, nor any text that was read from a store. */
final class SecretProblems {
    private SecretProblems() {}

    static CroftException noStore(SecretRef ref, Collection<String> known) {
        return missing(
                ref,
                "The lab states no secret store `%s`.".formatted(ref.store()),
                known.isEmpty()
                        ? "State it below `secrets: { stores: … }`."
                        : "State it, or use one of `%s`.".formatted(String.join("`, `", known)));
    }

    static CroftException noVariable(SecretRef ref, String variable) {
        return missing(
                ref,
                "The environment variable `%s` is not set.".formatted(variable),
                "Set `%s` and run again.".formatted(variable));
    }

    static CroftException noFile(SecretRef ref, Path file) {
        return missing(
                ref, "There is no file `%s`.".formatted(file), "Write the secret into it, readable by you alone.");
    }

    static CroftException empty(SecretRef ref) {
        return missing(ref, "There is nothing in it.", "Write the secret into its store.");
    }

    static CroftException noIdentity(SecretRef ref, Secrets.Store store) {
        Diagnostic.Builder problem = Diagnostic.error(
                        "secret-not-decrypted", "The secret `%s` can't be decrypted.".formatted(ref))
                .detail("The store `%s` does not say where its age identity is.".formatted(store.name()))
                .at(store.origin().key(), "no `identity`")
                .hint("Add `identity: ~/.config/age/key.txt` or wherever it is.");
        return new CroftException(problem.build());
    }

    static CroftException badIdentity(SecretRef ref, Path file) {
        return undecrypted(ref, "There is no usable age identity in `%s`.".formatted(file));
    }

    static CroftException notDecrypted(SecretRef ref, Path identity) {
        return undecrypted(
                ref, "Either it is not encrypted for the identity in `%s`, or it is damaged.".formatted(identity));
    }

    private static CroftException undecrypted(SecretRef ref, String detail) {
        return problem("secret-not-decrypted", "The secret `%s` can't be decrypted.".formatted(ref), detail);
    }

    static CroftException exposed(SecretRef ref, Path file) {
        Diagnostic.Builder problem = Diagnostic.error(
                        "secret-exposed", "Others than its owner may read the secret `%s`.".formatted(ref))
                .detail("It is not used as long as that is so: `%s`.".formatted(file))
                .hint("Run `chmod 600 %s`.".formatted(file));
        return new CroftException(problem.build());
    }

    static CroftException outside(SecretRef ref, Path file) {
        return problem(
                "secret-outside-store",
                "The secret `%s` is a link that leads out of its store.".formatted(ref),
                "Nothing was read: `%s`.".formatted(file));
    }

    static CroftException tooLarge(SecretRef ref, Path file) {
        return problem(
                "secret-unreadable", "The secret `%s` is larger than 64 KiB.".formatted(ref), "`%s`.".formatted(file));
    }

    static CroftException notText(SecretRef ref) {
        return problem("secret-unreadable", "The secret `%s` is not UTF-8 text.".formatted(ref), "");
    }

    static CroftException unreadable(SecretRef ref, Path file, Exception cause) {
        return problem(
                "secret-unreadable",
                "The secret `%s` can't be read.".formatted(ref),
                "`%s`: %s.".formatted(file, cause.getClass().getSimpleName()));
    }

    static CroftException inLab(SecretRef ref, Path folder) {
        return notKept(ref, "`%s` lies in the lab's own folder, which others may get to see.".formatted(folder));
    }

    static CroftException taken(SecretRef ref, Path file) {
        return new CroftException(Diagnostic.error(
                        "secret-not-kept", "Something else stands where the secret `%s` would be kept.".formatted(ref))
                .detail("Nothing was overwritten: `%s`.".formatted(file))
                .hint("take it away if nobody needs it, or state another name")
                .build());
    }

    static CroftException notKept(SecretRef ref, String detail) {
        return problem("secret-not-kept", "The secret `%s` can't be kept.".formatted(ref), detail);
    }

    private static CroftException missing(SecretRef ref, String detail, String hint) {
        return new CroftException(Diagnostic.error("secret-missing", "The secret `%s` is not there.".formatted(ref))
                .detail(detail)
                .hint(hint)
                .build());
    }

    private static CroftException problem(String code, String summary, String detail) {
        return new CroftException(Diagnostic.error(code, summary).detail(detail).build());
    }
}
