package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.model.References;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.bind.Suggestion;
import java.util.List;
import java.util.Optional;

/** Names that refer to nothing, or to what is gone. */
final class ReferenceChecks {
    private ReferenceChecks() {}

    static void unknown(Facts facts, Report report) {
        References references = facts.lab().references();
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
            if (status(facts.lab(), target) == Status.RETIRED) {
                uses.stream()
                        .filter(use -> status(facts.lab(), use.by()) != Status.RETIRED)
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

    private static Status status(Lab lab, Address thing) {
        String name = thing.name();
        Optional<Status> status = switch (thing.kind()) {
            case "site" -> Facts.find(lab.sites(), name).map(site -> site.status());
            case "host" -> Facts.find(lab.hosts(), name).map(host -> host.status());
            case "guest" -> Facts.find(lab.guests(), name).map(guest -> guest.status());
            case "cluster" -> Facts.find(lab.kubernetes().clusters(), name).map(cluster -> cluster.status());
            case "app" -> Facts.find(lab.kubernetes().apps(), name).map(app -> app.status());
            case "gateway" -> Facts.find(lab.edge().gateways(), name).map(gateway -> gateway.status());
            case "tunnel" -> Facts.find(lab.edge().tunnels(), name).map(tunnel -> tunnel.status());
            case "vip" -> Facts.find(lab.vips(), name).map(vip -> vip.status());
            default -> Optional.empty();
        };
        return status.orElse(Status.ACTIVE);
    }
}
