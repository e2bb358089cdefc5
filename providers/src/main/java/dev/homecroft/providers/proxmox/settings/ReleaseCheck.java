package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.api.Release;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the release of a cluster has no place for. The release is observed with everything else. */
final class ReleaseCheck {
    private static final String KIND = "release";
    private static final String RULE = "ha-rule";

    private final Release release;
    private final Collection<DesiredResource> desired;

    private ReleaseCheck(Release release, Collection<DesiredResource> desired) {
        this.release = release;
        this.desired = desired;
    }

    static ObservedObject observed(Target target, Release release) {
        return new ObservedObject(
                new ObjectRef(target, KIND),
                KIND,
                target.name(),
                Optional.empty(),
                Optional.empty(),
                Fields.builder().put("version", release.version().toString()).build(),
                Fields.EMPTY,
                Freshness.FRESH);
    }

    static ReleaseCheck of(Matched matched, Target target) {
        Optional<Observation> observation =
                Optional.ofNullable(matched.observations().get(target));
        String version = observation.stream()
                .flatMap(seen -> seen.ofKind(KIND).stream())
                .flatMap(object -> object.fields().text("version").stream())
                .findFirst()
                .orElse("");
        return new ReleaseCheck(Release.of(version), matched.desired());
    }

    /** Whether guests are bound by rules, out of which the server takes a guest that is watched no more. */
    boolean hasHaRules() {
        return release.hasHaRules();
    }

    /** Why this can't be had there, if so. */
    Optional<Diagnostic> obstacle(DesiredResource setting) {
        String kind = setting.address().kind();
        Fields fields = setting.fields();
        if (kind.equals(RULE) && !release.hasHaRules()) {
            return rule(setting);
        }
        boolean isOwnFailback = kind.equals("ha") && fields.has("failback") && !release.hasFailbackOfGuests();
        return isOwnFailback
                ? Optional.of(needsNine(setting, "failback", "Whether a guest goes back is said of its group there."))
                : Optional.empty();
    }

    private Optional<Diagnostic> rule(DesiredResource rule) {
        Fields fields = rule.fields();
        if (fields.text("kind").filter("resource-affinity"::equals).isPresent()) {
            return Optional.of(needsNine(rule, "kind", "Its groups bind guests to nodes, and not to each other."));
        }
        if (!fields.flag("enabled").orElse(true)) {
            return Optional.of(needsNine(rule, "enabled", "Its groups can't be switched off."));
        }
        return shared(rule)
                .map(guest -> needsNine(
                        rule,
                        "guests",
                        "A guest is in one group alone there, and `%s` is in another rule too.".formatted(guest)));
    }

    /** A guest that an earlier rule of the same cluster binds to nodes as well. */
    private Optional<String> shared(DesiredResource rule) {
        List<String> guests = guests(rule);
        return desired.stream()
                .filter(other -> other.address().kind().equals(RULE)
                        && other.target().equals(rule.target())
                        && other.address().compareTo(rule.address()) < 0)
                .flatMap(other -> guests(other).stream())
                .filter(guests::contains)
                .findFirst();
    }

    private static List<String> guests(DesiredResource rule) {
        return rule.fields().get("guests").map(Form::items).orElse(List.of());
    }

    private Diagnostic needsNine(DesiredResource setting, String field, String why) {
        return Diagnostic.error(
                        "proxmox-needs-9",
                        "`%s` can't be had on Proxmox VE %s."
                                .formatted(SettingKind.key(setting.address()), release.version()))
                .detail(why)
                .at(setting.origin(field))
                .about(setting.address())
                .hint("upgrade the cluster to Proxmox VE 9, or take it out of the lab until then")
                .build();
    }
}
