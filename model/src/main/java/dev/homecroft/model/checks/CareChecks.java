package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.care.Decision;
import dev.homecroft.model.care.Mitigation;
import dev.homecroft.model.care.UpdatePolicy;
import dev.homecroft.model.edge.Certificates;
import dev.homecroft.model.storage.Database;
import dev.homecroft.model.storage.Nas;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What people decided, against what is there. */
final class CareChecks {
    private CareChecks() {}

    /** What a mitigation speaks of, with what it stands on: one for the host covers the appliance on it. */
    static Set<Address> mitigated(Facts facts) {
        return facts.lab().care().mitigations().values().stream()
                .flatMap(mitigation -> mitigation.things().stream())
                .map(Ref::address)
                .collect(Collectors.toSet());
    }

    /** Only labs that keep a list of mitigations promise that it is whole. */
    static void singles(Facts facts, Report report) {
        if (facts.lab().care().mitigations().isEmpty()) {
            return;
        }
        Set<Address> mitigated = mitigated(facts);
        Grounds grounds = new Grounds(facts);
        singles(facts).forEach((thing, at) -> {
            Set<Address> ground = grounds.of(thing);
            if (ground.stream().noneMatch(mitigated::contains)) {
                report.add(Diagnostic.warning(
                                GearCodes.SINGLE_INSTANCE,
                                "`%s` is there once, and no mitigation speaks of it.".formatted(thing.name()))
                        .at(at)
                        .about(thing)
                        .hint("Queue the next step in `mitigations`, or state there that the risk is accepted."));
            }
        });
    }

    private static Map<Address, SourceRange> singles(Facts facts) {
        Map<Address, SourceRange> singles = new LinkedHashMap<>();
        Lab lab = facts.lab();
        for (Nas nas : lab.storage().nas().values()) {
            boolean isReplicated = nas.replications().values().stream().anyMatch(task -> isElsewhere(nas, task));
            if (nas.status() == Status.ACTIVE && !nas.shares().isEmpty() && !isReplicated) {
                singles.put(Facts.address(Section.NAS, nas.name()), nas.origin().key());
            }
        }
        for (Certificates.Authority authority :
                lab.edge().certificates().authorities().values()) {
            if (authority.status() == Status.ACTIVE) {
                singles.put(
                        Facts.address(Section.AUTHORITIES, authority.name()),
                        authority.origin().key());
            }
        }
        for (Database database : lab.storage().databases().values()) {
            if (database.status() == Status.ACTIVE && database.instances() == 1) {
                singles.put(
                        Facts.address(Section.DATABASES, database.name()),
                        database.origin().key());
            }
        }
        return singles;
    }

    private static boolean isElsewhere(Nas nas, Nas.Replication task) {
        return task.status() == Status.ACTIVE
                && task.to().filter(to -> !to.name().equals(nas.name())).isPresent();
    }

    static void updates(Facts facts, Report report) {
        Map<Address, Ref> first = new HashMap<>();
        for (UpdatePolicy policy : facts.lab().care().updates().values()) {
            for (Ref thing : policy.things()) {
                Ref earlier = first.putIfAbsent(thing.address(), thing);
                if (earlier != null) {
                    report.add(Diagnostic.error(
                                    GearCodes.UPDATE_TWICE, "Two policies govern the updates of `%s`.".formatted(thing))
                            .at(thing.at())
                            .context(earlier.at(), "here as well")
                            .about(Facts.address(Section.UPDATES, policy.name())));
                }
            }
        }
    }

    static void decisions(Facts facts, Report report) {
        Map<String, Decision> decisions = facts.lab().care().decisions();
        for (Decision decision : decisions.values()) {
            for (Ref old : decision.supersedes()) {
                Facts.find(decisions, old.name())
                        .filter(found -> decision.state() == Decision.State.ACCEPTED)
                        .filter(found -> found.state() != Decision.State.SUPERSEDED)
                        .ifPresent(found -> report.add(Diagnostic.warning(
                                        GearCodes.DECISION_STILL_HOLDS,
                                        "`%s` is superseded by `%s`, but does not say so."
                                                .formatted(found.name(), decision.name()))
                                .at(found.origin().of("state"))
                                .context(old.at(), "superseded here")
                                .about(Facts.address(Section.DECISIONS, found.name()))
                                .hint("State `state: superseded`.")));
            }
        }
    }

    static void steps(Facts facts, Report report) {
        for (Mitigation mitigation : facts.lab().care().mitigations().values()) {
            boolean isOpen =
                    mitigation.state() == Mitigation.State.QUEUED || mitigation.state() == Mitigation.State.STARTED;
            if (isOpen && mitigation.next().isEmpty()) {
                report.add(Diagnostic.warning(
                                GearCodes.MITIGATION_WITHOUT_STEP,
                                "`%s` does not say what is to be done next.".formatted(mitigation.name()))
                        .at(mitigation.origin().key(), "no `next`")
                        .about(Facts.address(Section.MITIGATIONS, mitigation.name())));
            }
        }
    }
}
