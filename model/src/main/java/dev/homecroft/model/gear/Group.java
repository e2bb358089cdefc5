package dev.homecroft.model.gear;

import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line of the roster: hosts and guests that are managed alike. Who fits one of the rules belongs to it.
 *
 * @param members who belongs to it whatever the rules say
 * @param roles hosts of one of these roles
 * @param os hosts of one of these operating systems
 * @param tags guests with one of these tags
 * @param services guests that run one of these
 * @param parents groups that it is part of
 * @param ansible whether it is a group of the Ansible inventory
 * @param vars Ansible variables, passed through as they stand
 */
public record Group(
        String name,
        Optional<String> title,
        Optional<String> description,
        List<Ref> members,
        List<String> roles,
        List<String> os,
        List<String> tags,
        List<String> services,
        List<Ref> parents,
        boolean ansible,
        Map<String, String> vars,
        Origin origin) {
    public Group {
        members = List.copyOf(members);
        roles = List.copyOf(roles);
        os = List.copyOf(os);
        tags = List.copyOf(tags);
        services = List.copyOf(services);
        parents = List.copyOf(parents);
        vars = Ordered.copy(vars);
    }

    public boolean has(Host host) {
        return isMember("host", host.name())
                || host.role().filter(roles::contains).isPresent()
                || host.os().filter(os::contains).isPresent();
    }

    public boolean has(Guest guest) {
        return isMember("guest", guest.name())
                || guest.tags().stream().anyMatch(tags::contains)
                || guest.services().stream().anyMatch(services::contains);
    }

    private boolean isMember(String kind, String name) {
        return members.stream()
                .anyMatch(ref -> ref.section().kind().equals(kind) && ref.name().equals(name));
    }
}
