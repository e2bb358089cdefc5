package dev.homecroft.engine.plan;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Identity;
import dev.homecroft.state.ObservedObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words for things that can't be planned, each with the evidence. */
final class Refusals {
    private Refusals() {}

    static Diagnostic ambiguous(DesiredResource desired, List<ObservedObject> objects) {
        return ambiguous(desired.address(), objects).at(desired.declaredAt()).build();
    }

    /** The same of a thing that nothing declares. */
    static Diagnostic ambiguousRemoval(Address address, List<ObservedObject> objects) {
        return ambiguous(address, objects).build();
    }

    private static Diagnostic.Builder ambiguous(Address address, List<ObservedObject> objects) {
        return Diagnostic.error(
                        PlanCodes.IDENTITY, "%d objects claim to be `%s`.".formatted(objects.size(), address.name()))
                .about(address)
                .detail(evidence(objects))
                .hint("Keep one: take the mark out of the notes of the other, or delete it there.");
    }

    static Diagnostic stale(DesiredResource desired, ObservedObject object, Instant since, String why) {
        return about(
                        desired,
                        PlanCodes.TARGET_UNREACHABLE,
                        "`%s` can't be read now, so nothing is planned for it.".formatted(name(desired)))
                .detail("%s; last seen %s as %s."
                        .formatted(why, since, object.ref().locator()))
                .hint("Plan again when it answers.")
                .build();
    }

    static Diagnostic staleRemoval(Address address, ObservedObject object) {
        return Diagnostic.error(
                        PlanCodes.TARGET_UNREACHABLE, "`%s` is to go, but can't be read now.".formatted(address.name()))
                .about(address)
                .detail("It was last seen as %s.".formatted(object.ref()))
                .hint("Plan again when it answers.")
                .build();
    }

    static Diagnostic elsewhere(DesiredResource desired, ObservedObject object) {
        return about(
                        desired,
                        PlanCodes.IDENTITY,
                        "`%s` is declared on `%s`, but it lives on `%s`."
                                .formatted(
                                        name(desired),
                                        desired.target().name(),
                                        object.ref().target().name()))
                .hint("Moving between systems is not planned: back it up, remove it there, and restore it here.")
                .build();
    }

    static Diagnostic neverObserved(DesiredResource desired) {
        return about(desired, PlanCodes.TARGET_UNREACHABLE, "`%s` was not observed.".formatted(desired.target()))
                .build();
    }

    static Diagnostic unreachable(DesiredResource desired, String why) {
        return about(
                        desired,
                        PlanCodes.TARGET_UNREACHABLE,
                        "`%s` can't be reached.".formatted(desired.target().name()))
                .detail(why)
                .hint("With that mended, `croft plan` again.")
                .build();
    }

    static Diagnostic maybeHidden(DesiredResource desired, ObservedObject hidden) {
        return about(
                        desired,
                        PlanCodes.TARGET_UNREACHABLE,
                        "`%s` is not made, because %s can't be read and may be it."
                                .formatted(name(desired), hidden.ref().locator()))
                .hint("Plan again when it answers.")
                .build();
    }

    static Diagnostic markRemoved(DesiredResource desired, ObservedObject object) {
        return about(desired, PlanCodes.IDENTITY, "`%s` no longer carries our mark.".formatted(name(desired)))
                .detail(evidence(List.of(object)) + " It has the identity that we gave `%s`.".formatted(name(desired)))
                .hint("`croft adopt %s %s` writes the mark again."
                        .formatted(desired.address().kind(), name(desired)))
                .build();
    }

    static Diagnostic nameTaken(DesiredResource desired, List<ObservedObject> found, Optional<Identity> made) {
        Diagnostic.Builder problem = about(
                desired,
                PlanCodes.IDENTITY,
                "The object that is called `%s` is not the one we made.".formatted(name(desired)));
        if (made.isEmpty()) {
            problem = about(
                    desired,
                    PlanCodes.IDENTITY,
                    "An object that we did not make is called `%s`.".formatted(name(desired)));
        }
        String before = made.map(identity -> "We made " + identity + ". ").orElse("");
        return problem.detail(before + evidence(found) + " Nothing was touched.")
                .hint("`croft adopt %s %s` if it should be ours."
                        .formatted(desired.address().kind(), name(desired)))
                .build();
    }

    static Diagnostic setOtherwise(DesiredResource desired, ObservedObject found, List<String> differences) {
        return about(
                        desired,
                        PlanCodes.IDENTITY,
                        "`%s` is there, made by somebody else, and not as declared.".formatted(name(desired)))
                .detail("Found %s: %s. Nothing was touched."
                        .formatted(found.ref().locator(), String.join("; ", differences)))
                .hint("`croft adopt %s %s` if it should be ours"
                        .formatted(desired.address().kind(), name(desired)))
                .build();
    }

    static Diagnostic nothingToAdopt(DesiredResource desired, List<ObservedObject> candidates) {
        String summary = candidates.isEmpty()
                ? "There is nothing called `%s` on `%s` to adopt."
                : "More than one object is called `%s` on `%s`.";
        return about(
                        desired,
                        PlanCodes.IDENTITY,
                        summary.formatted(name(desired), desired.target().name()))
                .detail(evidence(candidates))
                .build();
    }

    static Diagnostic waitsFor(Address thing, Address blocked) {
        return Diagnostic.error(
                        PlanCodes.WAITS_FOR_BLOCKED,
                        "`%s` waits for `%s`, which is blocked.".formatted(thing.name(), blocked.name()))
                .about(thing)
                .hint("See above what keeps `%s` back; with that mended, this goes on.".formatted(blocked.name()))
                .build();
    }

    static Diagnostic cycle(Address thing) {
        return Diagnostic.error(
                        PlanCodes.STEP_CYCLE,
                        "`%s` needs itself in the end, so no order of steps exists.".formatted(thing.name()))
                .about(thing)
                .hint("Take one of the needs out: `croft show %s` lists them.".formatted(thing.name()))
                .build();
    }

    private static Diagnostic.Builder about(DesiredResource desired, String code, String summary) {
        return Diagnostic.error(code, summary).about(desired.address()).at(desired.declaredAt());
    }

    private static String name(DesiredResource desired) {
        return desired.address().name();
    }

    private static String evidence(List<ObservedObject> objects) {
        return objects.stream()
                .map(object -> "Found %s, called `%s`, identity %s, %s."
                        .formatted(
                                object.ref().locator(),
                                object.name(),
                                object.identity().map(Identity::toString).orElse("unknown"),
                                object.mark()
                                        .map(mark -> "marked for " + mark.address() + " of lab " + mark.lab())
                                        .orElse("no mark of ours")))
                .collect(Collectors.joining(" "));
    }
}
