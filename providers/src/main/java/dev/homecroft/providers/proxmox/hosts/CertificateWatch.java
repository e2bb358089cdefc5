package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.settings.table.OrderedRoute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sees which certificates of nodes end soon or have ended, whoever made them. */
public final class CertificateWatch {
    private static final Duration SOON = Duration.ofDays(30);
    private static final String OWN = "pve-ssl.pem";

    private CertificateWatch() {}

    private record Listed(String node, List<Json.Obj> rows) {}

    /** Nodes that don't list their certificates are not spoken of. */
    public static List<Diagnostic> of(ProxmoxClient client, Collection<String> nodes, Instant now) {
        List<Diagnostic> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Listed listed : ProxmoxClient.each(nodes, node -> list(client, node))) {
            for (Json.Obj row : listed.rows()) {
                Optional<Instant> end = OrderedRoute.end(row).filter(last -> last.isBefore(now.plus(SOON)));
                // That of the cluster's own authority is listed by every node.
                if (end.isPresent() && seen.add(row.text("fingerprint").orElse(""))) {
                    problems.add(problem(listed.node(), row.text("filename").orElse(""), end.get(), now));
                }
            }
        }
        return problems;
    }

    private static Listed list(ProxmoxClient client, String node) {
        try {
            return new Listed(node, OrderedRoute.list(client, node));
        } catch (CroftException unreadable) {
            return new Listed(node, List.of());
        }
    }

    private static Diagnostic problem(String node, String file, Instant end, Instant now) {
        boolean isPast = end.isBefore(now);
        String hint = file.equals(OWN)
                ? "`pvecm updatecerts --force` on the node makes another; state its fingerprint if the lab states one"
                : "see on the node, under System, Certificates, why it was not renewed; upload another if it was uploaded";
        return Diagnostic.warning(
                        isPast ? "proxmox-certificate-ended" : "proxmox-certificate-ends",
                        "The certificate `%s` of `%s` %s on %s."
                                .formatted(
                                        file,
                                        node,
                                        isPast ? "ended" : "ends",
                                        end.toString().substring(0, 10)))
                .hint(hint)
                .build();
    }
}
