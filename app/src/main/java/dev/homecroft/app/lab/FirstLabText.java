package dev.homecroft.app.lab;

import dev.homecroft.app.session.Workbench.Beginnings;
import java.util.Locale;

/** The text of a first lab, with comments that say how it goes on. */
final class FirstLabText {
    private static final int FIRST_HOST = 11;

    private FirstLabText() {}

    static String of(Beginnings beginnings) {
        StringBuilder text = new StringBuilder();
        text.append("""
                # The lab %s. Every fact stands once, in this file or in any other *.yaml of this folder.
                # `croft check` looks through it, `croft explain CODE` tells about a finding.

                lab:
                  name: %s
                  # Names of hosts and guests are made in this domain.
                  domains: { private: %s }
                  timezone: %s
                  contact: %s
                """.formatted(
                        beginnings.name(),
                        beginnings.name(),
                        beginnings.domain(),
                        value(beginnings.timezone()),
                        value(beginnings.contact())));
        if (beginnings.hypervisor()) {
            text.append("  secrets: env\n");
        }
        text.append("""

                # One network to begin with. `vlan`, `gateway` and `dhcp` are further fields of a network.
                networks:
                  home: { cidr: %s }
                """.formatted(beginnings.network()));
        hosts(text, beginnings);
        if (beginnings.hypervisor()) {
            hypervisor(text, beginnings);
            secrets(text, beginnings);
            guests(text, beginnings);
        }
        return text.toString();
    }

    private static void secrets(StringBuilder text, Beginnings beginnings) {
        String prefix = beginnings.name().toUpperCase(Locale.ROOT).replace('-', '_');
        text.append("""

                # Secrets are names here, never values: `proxmox/token` is the environment variable %s_PROXMOX_TOKEN.
                secrets:
                  stores:
                    env: { kind: env, prefix: %s }
                """.formatted(prefix, prefix));
    }

    private static void hosts(StringBuilder text, Beginnings beginnings) {
        if (beginnings.hosts().isEmpty()) {
            text.append("""

                    # Machines come next, for instance:
                    # hosts:
                    #   box: { nics: { eth0: { network: home, address: +11 } } }
                    """);
            return;
        }
        text.append("\n# Machines. `+11` is the eleventh address of the network.\nhosts:\n");
        int number = FIRST_HOST;
        for (String host : beginnings.hosts()) {
            text.append("  %s: { nics: { eth0: { network: home, address: +%d } } }\n".formatted(host, number));
            number++;
        }
    }

    private static void hypervisor(StringBuilder text, Beginnings beginnings) {
        text.append("""

                # Their cluster of Proxmox VE; a name here is the name of the node there.
                hypervisors:
                  %s:
                    kind: proxmox
                    members: [%s]
                    token: proxmox/token
                    storages:
                      local: { kind: dir, content: [iso, vztmpl, import] }
                      local-lvm: { kind: lvmthin, content: [images, rootdir] }
                """.formatted(beginnings.name(), String.join(", ", beginnings.hosts())));
    }

    private static void guests(StringBuilder text, Beginnings beginnings) {
        text.append("""

                # Guests come next, for instance:
                # guests:
                #   web:
                #     type: container
                #     hypervisor: %s
                #     image: debian
                #     disks: { root: { storage: local-lvm, size: 8G } }
                #     nics: { eth0: { network: home, address: +21 } }
                """.formatted(beginnings.name()));
    }

    /** Free words, in quotes unless they are harmless. */
    private static String value(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9@._/+-]*") ? text : "'" + text.replace("'", "''") + "'";
    }
}
