package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Section;
import dev.homecroft.model.bind.Suggestion;
import dev.homecroft.model.virt.Access;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may do what at a hypervisor: names that nothing stands behind. A name of a user ends with {@code @} and its realm. */
final class AccessChecks {
    /** Those of Proxmox VE 9 (pve-access-control, RPCEnvironment and AccessControl). */
    private static final Set<String> ROLES = Set.of(
            "Administrator",
            "NoAccess",
            "PVEAdmin",
            "PVEAuditor",
            "PVEDatastoreAdmin",
            "PVEDatastoreUser",
            "PVEMappingAdmin",
            "PVEMappingAuditor",
            "PVEMappingUser",
            "PVEPoolAdmin",
            "PVEPoolUser",
            "PVESDNAdmin",
            "PVESDNUser",
            "PVESysAdmin",
            "PVETemplateUser",
            "PVEUserAdmin",
            "PVEVMAdmin",
            "PVEVMUser");

    private static final Set<String> REALMS = Set.of("pam", "pve");
    private static final Set<String> USERS = Set.of("root@pam");

    private static final Map<String, List<String>> PRIVILEGES = Map.of(
            "VM",
            List.of(
                    "Allocate",
                    "Clone",
                    "Migrate",
                    "Replicate",
                    "Snapshot",
                    "Snapshot.Rollback",
                    "Backup",
                    "Console",
                    "PowerMgmt",
                    "Audit",
                    "Config.Disk",
                    "Config.CPU",
                    "Config.Memory",
                    "Config.Network",
                    "Config.HWType",
                    "Config.Options",
                    "Config.CDROM",
                    "Config.Cloudinit",
                    "GuestAgent.Audit",
                    "GuestAgent.FileRead",
                    "GuestAgent.FileWrite",
                    "GuestAgent.FileSystemMgmt",
                    "GuestAgent.Unrestricted"),
            "Sys",
            List.of("PowerMgmt", "Modify", "Incoming", "AccessNetwork", "Console", "Syslog", "Audit"),
            "Datastore",
            List.of("Allocate", "AllocateTemplate", "AllocateSpace", "Audit"),
            "SDN",
            List.of("Allocate", "Audit", "Use"),
            "Pool",
            List.of("Allocate", "Audit"),
            "Mapping",
            List.of("Modify", "Use", "Audit"),
            "Realm",
            List.of("Allocate", "AllocateUser"),
            "User",
            List.of("Modify"),
            "Group",
            List.of("Allocate"),
            "Permissions",
            List.of("Modify"));

    private AccessChecks() {}

    static void privileges(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            for (Access.Role role : hypervisor.settings().access().roles().values()) {
                role.privileges().stream()
                        .filter(name -> !isPrivilege(name))
                        .forEach(name -> report.add(Diagnostic.error(
                                        VirtCodes.UNKNOWN_PRIVILEGE, "There is no privilege `%s`.".formatted(name))
                                .at(role.origin().of("privileges"), "in the role `%s`".formatted(role.name()))
                                .about(Facts.address(Section.HYPERVISORS, hypervisor.name()))
                                .hint(hint(name, allPrivileges()))));
            }
        }
    }

    private static boolean isPrivilege(String name) {
        int dot = name.indexOf('.');
        return dot > 0
                && PRIVILEGES.getOrDefault(name.substring(0, dot), List.of()).contains(name.substring(dot + 1));
    }

    private static List<String> allPrivileges() {
        List<String> all = new ArrayList<>();
        PRIVILEGES.forEach((group, names) -> names.forEach(name -> all.add(group + "." + name)));
        return all;
    }

    private static String hint(String name, Collection<String> known) {
        return Suggestion.of(name, known)
                .map("Did you mean `%s`?"::formatted)
                .orElse("`VM.Monitor` and others of Proxmox VE 8 are gone; its manual has the list of privileges.");
    }

    static void acl(Facts facts, Report report) {
        facts.lab().hypervisors().values().forEach(hypervisor -> new Names(hypervisor, report).check());
    }

    /** The names that one hypervisor knows. */
    private record Names(Hypervisor hypervisor, Report report) {
        private void check() {
            Access access = hypervisor.settings().access();
            for (Access.User user : access.users().values()) {
                realm(user.name(), user.origin().key());
                user.groups().forEach(group -> group(group, user.origin().of("groups")));
            }
            access.tokens()
                    .values()
                    .forEach(token -> user(token.user(), token.origin().key()));
            access.acl().forEach(this::grant);
        }

        private void grant(Access.Grant grant) {
            Access access = hypervisor.settings().access();
            for (String role : grant.roles()) {
                if (!ROLES.contains(role) && !access.roles().containsKey(role)) {
                    List<String> known = new ArrayList<>(access.roles().keySet());
                    known.addAll(ROLES.stream().sorted().toList());
                    unknown(VirtCodes.UNKNOWN_ROLE, "role", role, grant.origin().of("roles"), known);
                }
            }
            grant.users().forEach(user -> user(user, grant.origin().of("users")));
            grant.groups().forEach(group -> group(group, grant.origin().of("groups")));
            for (String token : grant.tokens()) {
                if (!access.tokens().containsKey(token)) {
                    unknown(
                            VirtCodes.UNKNOWN_LOGIN,
                            "token",
                            token,
                            grant.origin().of("tokens"),
                            access.tokens().keySet());
                }
            }
            if (grant.users().isEmpty()
                    && grant.groups().isEmpty()
                    && grant.tokens().isEmpty()) {
                report.add(Diagnostic.error(
                                VirtCodes.GRANT_TO_NOBODY,
                                "This grants roles on `%s` to nobody.".formatted(grant.path()))
                        .at(grant.origin().of("path"))
                        .about(Facts.address(Section.HYPERVISORS, hypervisor.name()))
                        .hint("Add `users`, `groups` or `tokens`."));
            }
        }

        private void user(String name, SourceRange at) {
            Set<String> stated = hypervisor.settings().access().users().keySet();
            if (!stated.contains(name) && !USERS.contains(name)) {
                unknown(VirtCodes.UNKNOWN_LOGIN, "user", name, at, stated);
            }
        }

        private void group(String name, SourceRange at) {
            Set<String> stated = hypervisor.settings().access().groups().keySet();
            if (!stated.contains(name)) {
                unknown(VirtCodes.UNKNOWN_LOGIN, "group", name, at, stated);
            }
        }

        private void realm(String user, SourceRange at) {
            String realm = user.substring(user.lastIndexOf('@') + 1);
            Set<String> stated = hypervisor.settings().access().realms().keySet();
            if (!user.contains("@") || !(stated.contains(realm) || REALMS.contains(realm))) {
                unknown(VirtCodes.UNKNOWN_LOGIN, "realm", realm, at, stated);
            }
        }

        private void unknown(String code, String kind, String name, SourceRange at, Collection<String> known) {
            Diagnostic.Builder problem = Diagnostic.error(
                            code, "`%s` knows no %s `%s`.".formatted(hypervisor.name(), kind, name))
                    .at(at)
                    .about(Facts.address(Section.HYPERVISORS, hypervisor.name()));
            Suggestion.of(name, known).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
            report.add(problem);
        }
    }
}
