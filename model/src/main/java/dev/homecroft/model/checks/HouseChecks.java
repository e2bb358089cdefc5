package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabInfo;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.bind.Suggestion;
import dev.homecroft.model.gear.Group;
import dev.homecroft.model.gear.SiteLink;
import dev.homecroft.model.storage.Backups;
import dev.homecroft.model.storage.Nas;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the lab says of itself, its links and its groups. */
final class HouseChecks {
    private HouseChecks() {}

    /** A time of day means nothing without a time zone. */
    static void timezone(Facts facts, Report report) {
        LabInfo info = facts.lab().info();
        Address about = new Address("lab", info.name());
        if (info.timezone().isEmpty()) {
            schedule(facts.lab())
                    .ifPresent(at -> report.add(Diagnostic.warning(
                                    GearCodes.NO_TIMEZONE,
                                    "Things happen at times of day, but the lab states no time zone.")
                            .at(info.origin().key(), "no `timezone`")
                            .context(at, "such as this")
                            .about(about)
                            .hint("State `timezone`, such as `Europe/Berlin`.")));
        } else if (!ZoneId.getAvailableZoneIds().contains(info.timezone().get())) {
            Diagnostic.Builder problem = Diagnostic.error(
                            GearCodes.UNKNOWN_TIMEZONE,
                            "There is no time zone `%s`."
                                    .formatted(info.timezone().get()))
                    .at(info.origin().of("timezone"))
                    .about(about);
            Suggestion.of(
                            info.timezone().get(),
                            ZoneId.getAvailableZoneIds().stream().sorted().toList())
                    .ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
            report.add(problem);
        }
    }

    private static Optional<SourceRange> schedule(Lab lab) {
        Stream<Origin> jobs = lab.storage().backups().jobs().values().stream().map(Backups.Job::origin);
        Stream<Origin> copies =
                lab.storage().backups().copies().values().stream().map(Backups.Copy::origin);
        Stream<Origin> tasks = lab.storage().nas().values().stream()
                .flatMap(nas -> nas.snapshots().values().stream())
                .map(Nas.SnapshotTask::origin);
        Optional<SourceRange> scheduled = Stream.of(jobs, copies, tasks)
                .flatMap(origins -> origins)
                .filter(origin -> origin.states("schedule"))
                .map(origin -> origin.of("schedule"))
                .findFirst();
        Optional<SourceRange> window = lab.care().updates().values().stream()
                .filter(policy -> policy.window().isPresent())
                .map(policy -> policy.origin().of("window"))
                .findFirst();
        boolean hasWindows = !lab.info().reconcile().windows().isEmpty();
        return scheduled
                .or(() -> window)
                .or(() -> hasWindows ? Optional.of(lab.info().origin().of("reconcile.windows")) : Optional.empty());
    }

    /** Whoever reads about a lab may have to ask somebody. */
    static void contact(Facts facts, Report report) {
        LabInfo info = facts.lab().info();
        boolean isPublished = info.docs().audience() != LabInfo.Audience.NOBODY;
        if (isPublished && info.contact().isEmpty()) {
            report.add(Diagnostic.warning(
                            GearCodes.NO_CONTACT, "The documentation is for others, but nobody says whom to ask.")
                    .at(info.origin().key(), "no `contact`")
                    .context(info.origin().of("docs.audience"), "published here")
                    .about(new Address("lab", info.name())));
        }
    }

    static void links(Facts facts, Report report) {
        for (SiteLink link : facts.lab().gear().links().values()) {
            long ends = link.between().stream().map(Ref::name).distinct().count();
            if (ends < 2) {
                report.add(Diagnostic.error(GearCodes.LINK_ENDS, "`%s` connects no two sites.".formatted(link.name()))
                        .at(link.origin().of("between"))
                        .about(Facts.address(Section.LINKS, link.name())));
            }
        }
    }

    static void groups(Facts facts, Report report) {
        Set<String> parents = facts.lab().gear().groups().values().stream()
                .flatMap(group -> group.parents().stream())
                .map(Ref::name)
                .collect(Collectors.toSet());
        for (Group group : facts.lab().gear().groups().values()) {
            boolean isEmpty = facts.hosts().stream().noneMatch(group::has)
                    && facts.guests().stream().noneMatch(group::has);
            if (isEmpty && !parents.contains(group.name())) {
                report.add(Diagnostic.warning(
                                GearCodes.GROUP_EMPTY, "Nobody belongs to the group `%s`.".formatted(group.name()))
                        .at(group.origin().key())
                        .about(Facts.address(Section.GROUPS, group.name())));
            }
        }
    }
}
