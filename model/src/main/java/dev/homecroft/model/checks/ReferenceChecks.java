package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.References;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.bind.Suggestion;
import java.util.List;

/** Names that refer to nothing, or to what is gone. */
final class ReferenceChecks {
    /** What people tell of the past may name what is gone. */
    private static final List<String> TELLING = List.of(Section.DECISIONS.kind(), Section.MITIGATIONS.kind(), "lab");

    private ReferenceChecks() {}

    static void unknown(Facts facts, Report report) {
        unknown(facts.lab().references(), report);
    }

    static void unknown(References references, Report report) {
        references.uses().forEach((target, uses) -> {
            // Profiles are laid over their entries before anything else, so the binding has spoken of them.
            boolean isProfile = target.kind().equals(Section.PROFILES.kind());
            if (!isProfile && !references.isDefined(target)) {
                uses.forEach(use -> report.add(unknown(references, target, use)));
            }
        });
    }

    private static Diagnostic.Builder unknown(References references, Address target, References.Use use) {
        Diagnostic.Builder problem = Diagnostic.error(
                        CheckCodes.UNKNOWN_REFERENCE,
                        "There is no %s `%s`.".formatted(words(use.kinds()), target.name()))
                .at(use.at())
                .about(use.by());
        List<String> known = references.definitions().keySet().stream()
                .filter(address -> use.kinds().contains(address.kind()))
                .sorted()
                .map(Address::name)
                .toList();
        Suggestion.of(target.name(), known).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
        return problem;
    }

    /** {@code host, guest or group}. */
    private static String words(List<String> kinds) {
        List<String> words = kinds.stream().map(kind -> kind.replace('-', ' ')).toList();
        String last = words.getLast();
        return words.size() == 1 ? last : String.join(", ", words.subList(0, words.size() - 1)) + " or " + last;
    }

    static void retired(Facts facts, Report report) {
        References references = facts.lab().references();
        references.uses().forEach((target, uses) -> {
            if (Statuses.of(facts.lab(), target) == Status.RETIRED) {
                uses.stream()
                        .filter(use -> !TELLING.contains(use.by().kind()))
                        .filter(use -> Statuses.of(facts.lab(), use.by()) != Status.RETIRED)
                        .forEach(use -> report.add(Diagnostic.error(
                                        CheckCodes.RETIRED_REFERENCE,
                                        "`%s` needs `%s`, which is retired."
                                                .formatted(use.by().name(), target.name()))
                                .at(use.at())
                                .context(references.definitions().getOrDefault(target, use.at()), "retired here")
                                .about(use.by())));
            }
        });
    }
}
