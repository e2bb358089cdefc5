package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.contract.Rule;
import dev.homecroft.simulators.proxmox.cluster.User;
import dev.homecroft.simulators.stage.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a call through or says what right is missing, by the rule that the contract has for the method. */
final class Gate {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    private final Call call;
    private final Permissions permissions;

    private Gate(Call call) {
        this.call = call;
        this.permissions = new Permissions(call.cluster().state());
    }

    static void check(Method method, Call call) {
        if (method.inPerson() && call.caller().token().isPresent()) {
            throw refused("API token access is not allowed for '" + method.path() + "'");
        }
        if (call.caller().isRoot()) {
            return;
        }
        new Gate(call).missing(method.rule()).ifPresent(missing -> {
            throw refused("Permission check failed" + (missing.isEmpty() ? "" : " (" + missing + ")"));
        });
    }

    private static Refusal refused(String text) {
        return new Refusal(403, text, Map.of());
    }

    /** What the caller lacks, as the refusal words it; nothing if the rule is met. */
    private Optional<String> missing(Rule rule) {
        return switch (rule) {
            case Rule.World _, Rule.Known _ -> Optional.empty();
            case Rule.Root _ -> Optional.of("user != root@pam");
            case Rule.Has has -> missing(has);
            case Rule.All all ->
                all.rules().stream().flatMap(one -> missing(one).stream()).findFirst();
            case Rule.Any any ->
                any.rules().stream().anyMatch(one -> missing(one).isEmpty())
                        ? Optional.empty()
                        : missing(any.rules().getFirst());
            case Rule.Self _ ->
                call.caller().user().equals(user()) ? Optional.empty() : Optional.of("user != " + user());
            case Rule.OnRealm realm -> {
                String path = "/access/realm/" + user().substring(user().indexOf('@') + 1);
                yield missing(path, List.of(realm.privilege()), true);
            }
            case Rule.OnGroups groups -> missing(groups);
            case Rule.MayGrant grant -> missingToGrant(filled(grant.path()));
        };
    }

    private Optional<String> missing(Rule.Has has) {
        boolean isMeant =
                has.parameter().isEmpty() || call.optional(has.parameter()).isPresent();
        return isMeant ? missing(filled(has.path()), has.privileges(), has.any()) : Optional.of(has.parameter());
    }

    private Optional<String> missing(String path, List<String> privileges, boolean any) {
        if (any) {
            return permissions.has(call.caller(), path, privileges)
                    ? Optional.empty()
                    : Optional.of(path + ", " + String.join("|", privileges));
        }
        return privileges.stream()
                .filter(one -> !permissions.has(call.caller(), path, List.of(one)))
                .findFirst()
                .map(one -> path + ", " + one);
    }

    private Optional<String> missing(Rule.OnGroups groups) {
        User about = call.cluster().state().users().get(user());
        boolean may = about != null
                && about.groups().stream()
                        .anyMatch(group ->
                                permissions.has(call.caller(), "/access/groups/" + group, groups.privileges()));
        return may ? Optional.empty() : missing("/access/groups", groups.privileges(), true);
    }

    private Optional<String> missingToGrant(String path) {
        List<String> own = switch (path.split("/", 3).length > 1 ? path.split("/", 3)[1] : "") {
            case "storage" -> List.of("Permissions.Modify", "Datastore.Allocate");
            case "vms" -> List.of("Permissions.Modify", "VM.Allocate");
            case "pool" -> List.of("Permissions.Modify", "Pool.Allocate");
            default -> List.of("Permissions.Modify");
        };
        return missing(path, own, true);
    }

    private String user() {
        return call.text("userid");
    }

    private String filled(String path) {
        Matcher places = PLACE.matcher(path);
        return places.replaceAll(place -> Matcher.quoteReplacement(call.text(place.group(1))));
    }
}
