package dev.homecroft.model.virt;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.time.Schedule;
import dev.homecroft.source.YamlNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what.
 *
 * @param realms where logins are looked up, beside {@code pam} and {@code pve} that are always there
 * @param roles sets of privileges, beside those that are built in
 * @param users by name and realm, {@code ana@pve}
 * @param tokens by user and name, {@code croft@pve!plan}
 * @param acl who has which role where
 */
public record Access(
        Map<String, Realm> realms,
        Map<String, Role> roles,
        Map<String, Group> groups,
        Map<String, User> users,
        Map<String, Token> tokens,
        List<Grant> acl) {
    public static final Access EMPTY = new Access(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of());

    public Access {
        realms = Ordered.copy(realms);
        roles = Ordered.copy(roles);
        groups = Ordered.copy(groups);
        users = Ordered.copy(users);
        tokens = Ordered.copy(tokens);
        acl = List.copyOf(acl);
    }

    /** Kinds of realm, in the words of Proxmox VE. */
    public enum RealmKind {
        PAM,
        PVE,
        LDAP,
        AD,
        OPENID
    }

    /**
     * @param servers of a directory, the first asked first
     * @param baseDn where users are in the directory
     * @param issuer of OpenID Connect
     * @param usernameClaim which claim names a user
     * @param autocreate whether whoever logs in becomes a user
     * @param sync when users and groups are taken over from the directory
     * @param raw further options of the hypervisor
     */
    public record Realm(
            String name,
            RealmKind kind,
            boolean isDefault,
            List<String> servers,
            Optional<String> baseDn,
            Optional<String> bindDn,
            Optional<SecretRef> bindPassword,
            Optional<String> userAttribute,
            Optional<URI> issuer,
            Optional<String> clientId,
            Optional<SecretRef> clientKey,
            Optional<String> usernameClaim,
            boolean autocreate,
            Optional<Schedule> sync,
            Optional<String> comment,
            Optional<YamlNode> raw,
            Origin origin) {
        public Realm {
            servers = List.copyOf(servers);
        }
    }

    /** @param privileges in the hypervisor's words, such as {@code VM.Audit} */
    public record Role(String name, List<String> privileges, Origin origin) {
        public Role {
            privileges = List.copyOf(privileges);
        }
    }

    public record Group(String name, Optional<String> comment, Origin origin) {}

    /** @param password for the realm {@code pve}; best left out for others */
    public record User(
            String name,
            List<String> groups,
            Optional<String> email,
            boolean enabled,
            Optional<LocalDate> expires,
            Optional<SecretRef> password,
            Optional<String> comment,
            Origin origin) {
        public User {
            groups = List.copyOf(groups);
        }
    }

    /**
     * @param separated whether it has only what is granted to itself, instead of all that its user may do
     * @param secret where its value is kept; it can be read once, when it is made
     */
    public record Token(
            String name,
            boolean separated,
            Optional<LocalDate> expires,
            Optional<SecretRef> secret,
            Optional<String> comment,
            Origin origin) {
        /** Whose it is. */
        public String user() {
            int mark = name.indexOf('!');
            return mark < 0 ? name : name.substring(0, mark);
        }
    }

    /**
     * A line of the access control list.
     *
     * @param path such as {@code /vms/100} or {@code /storage/local}
     * @param propagate whether it holds below the path as well
     */
    public record Grant(
            String path,
            List<String> roles,
            List<String> users,
            List<String> groups,
            List<String> tokens,
            boolean propagate,
            Origin origin) {
        public Grant {
            roles = List.copyOf(roles);
            users = List.copyOf(users);
            groups = List.copyOf(groups);
            tokens = List.copyOf(tokens);
        }
    }
}
