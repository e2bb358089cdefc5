package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Image;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a guest says of itself and of its place. */
final class GuestChecks {
    private GuestChecks() {}

    static void ids(Facts facts, Report report) {
        Map<List<Object>, Guest> first = new HashMap<>();
        for (Guest guest : facts.guests()) {
            guest.id().ifPresent(id -> {
                Guest earlier = first.putIfAbsent(List.of(guest.hypervisor().name(), id), guest);
                if (earlier != null) {
                    report.add(problem(
                                    CheckCodes.ID_TWICE,
                                    "`%s` has the id of `%s`.".formatted(guest.name(), earlier.name()),
                                    guest,
                                    "id",
                                    "")
                            .context(earlier.origin().of("id"), "the same"));
                }
            });
        }
    }

    static void idRanges(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            facts.hypervisorOf(guest).flatMap(Hypervisor::ids).ifPresent(range -> {
                boolean isOutside = guest.id()
                        .filter(id -> id < range.first() || id > range.last())
                        .isPresent();
                if (isOutside) {
                    String label = "not in %d to %d".formatted(range.first(), range.last());
                    String summary =
                            "`%s` has an id outside the range of `%s`.".formatted(guest.name(), guest.hypervisor());
                    report.add(problem(CheckCodes.ID_OUTSIDE_RANGE, summary, guest, "id", label));
                }
            });
        }
    }

    static void nodes(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            if (guest.node().isEmpty() || facts.lab().host(guest.node().get()).isEmpty()) {
                continue;
            }
            Host host = facts.lab().host(guest.node().get()).get();
            facts.hypervisorOf(guest).ifPresent(hypervisor -> member(facts, guest, hypervisor, host, report));
            boolean isOff = host.status() != Status.ACTIVE && host.status() != Status.RETIRED;
            if (isOff && guest.status() == Status.ACTIVE) {
                String summary = "`%s` is active, but its host `%s` is not.".formatted(guest.name(), host.name());
                report.add(Diagnostic.warning(CheckCodes.NODE_NOT_ACTIVE, summary)
                        .at(guest.node().get().at())
                        .context(host.origin().of("status"), "its status")
                        .about(Facts.address(Section.GUESTS, guest.name())));
            }
        }
    }

    private static void member(Facts facts, Guest guest, Hypervisor hypervisor, Host host, Report report) {
        boolean isMember = facts.isMember(
                hypervisor, new Ref(Section.HOSTS, host.name(), host.origin().key()));
        if (!isMember && !hypervisor.members().isEmpty()) {
            String members = hypervisor.members().stream().map(Ref::name).collect(Collectors.joining("`, `", "`", "`"));
            String summary = "`%s` is to run on `%s`, which is no member of `%s`."
                    .formatted(guest.name(), host.name(), hypervisor.name());
            report.add(problem(CheckCodes.NODE_NOT_MEMBER, summary, guest, "node", "")
                    .context(hypervisor.origin().of("members"), "its members")
                    .hint("State one of %s, or none.".formatted(members)));
        }
    }

    static void templates(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            boolean isToRun = guest.origin().states("power") && guest.power() == Guest.Power.RUNNING;
            boolean isToStart = guest.onboot().orElse(false);
            if (guest.template() && (isToRun || isToStart)) {
                String field = isToStart ? "onboot" : "power";
                String summary = "`%s` is a template and can't be started.".formatted(guest.name());
                report.add(problem(CheckCodes.TEMPLATE_STARTED, summary, guest, field, ""));
            }
            guest.cloneOf()
                    .flatMap(facts.lab()::guest)
                    .filter(source -> !source.template() || source.type() != guest.type())
                    .ifPresent(source -> report.add(notClonable(guest, source)));
        }
    }

    private static Diagnostic.Builder notClonable(Guest guest, Guest source) {
        String label = source.template() ? "of another type" : "no template";
        String summary = "`%s` can't be cloned from `%s`.".formatted(guest.name(), source.name());
        return problem(CheckCodes.CLONE_OF_NO_TEMPLATE, summary, guest, "clone-of", label)
                .context(source.origin().key(), source.template() ? "its type differs" : "lacks `template: true`");
    }

    static void images(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            guest.image().flatMap(facts.lab()::image).ifPresent(image -> {
                boolean isForContainers = image.kind() == Image.Kind.CONTAINER;
                if (isForContainers == guest.isVm()) {
                    String type = guest.isVm() ? "virtual machine" : "container";
                    String summary =
                            "`%s` is a %s and can't be made from `%s`.".formatted(guest.name(), type, image.name());
                    report.add(problem(CheckCodes.IMAGE_KIND, summary, guest, "image", "")
                            .context(image.origin().of("kind"), "its kind"));
                }
            });
        }
    }

    private static Diagnostic.Builder problem(String code, String summary, Guest guest, String field, String label) {
        return Diagnostic.error(code, summary)
                .at(guest.origin().of(field), label)
                .about(Facts.address(Section.GUESTS, guest.name()));
    }
}
