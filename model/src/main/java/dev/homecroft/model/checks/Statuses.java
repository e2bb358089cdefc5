package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Status;
import java.util.Optional;

/** Whether a thing is there, whatever it is. What has no status is. */
final class Statuses {
    private Statuses() {}

    static Status of(Lab lab, Address thing) {
        return machine(lab, thing)
                .or(() -> gear(lab, thing))
                .or(() -> storage(lab, thing))
                .or(() -> edge(lab, thing))
                .or(() -> kubernetes(lab, thing))
                .orElse(Status.ACTIVE);
    }

    private static Optional<Status> machine(Lab lab, Address thing) {
        String name = thing.name();
        return switch (thing.kind()) {
            case "site" -> Facts.find(lab.sites(), name).map(site -> site.status());
            case "host" -> Facts.find(lab.hosts(), name).map(host -> host.status());
            case "guest" -> Facts.find(lab.guests(), name).map(guest -> guest.status());
            case "vip" -> Facts.find(lab.vips(), name).map(vip -> vip.status());
            default -> Optional.empty();
        };
    }

    private static Optional<Status> gear(Lab lab, Address thing) {
        String name = thing.name();
        return switch (thing.kind()) {
            case "feed" -> Facts.find(lab.gear().feeds(), name).map(feed -> feed.status());
            case "link" -> Facts.find(lab.gear().links(), name).map(link -> link.status());
            case "device" -> Facts.find(lab.gear().devices(), name).map(device -> device.status());
            default -> Optional.empty();
        };
    }

    private static Optional<Status> storage(Lab lab, Address thing) {
        String name = thing.name();
        var backups = lab.storage().backups();
        return switch (thing.kind()) {
            case "nas" -> Facts.find(lab.storage().nas(), name).map(nas -> nas.status());
            case "database" -> Facts.find(lab.storage().databases(), name).map(database -> database.status());
            case "backup-server" -> Facts.find(backups.servers(), name).map(server -> server.status());
            case "datastore" -> Facts.find(backups.datastores(), name).map(datastore -> datastore.status());
            case "backup-job" -> Facts.find(backups.jobs(), name).map(job -> job.status());
            case "backup-copy" -> Facts.find(backups.copies(), name).map(copy -> copy.status());
            default -> Optional.empty();
        };
    }

    private static Optional<Status> edge(Lab lab, Address thing) {
        String name = thing.name();
        var firewall = lab.edge().firewall();
        var certificates = lab.edge().certificates();
        return switch (thing.kind()) {
            case "firewall-rule" -> Facts.find(firewall.rules(), name).map(rule -> rule.status());
            case "firewall-exception" -> Facts.find(firewall.exceptions(), name).map(rule -> rule.status());
            case "port-forward" -> Facts.find(firewall.forwards(), name).map(forward -> forward.status());
            case "issuer" -> Facts.find(certificates.issuers(), name).map(issuer -> issuer.status());
            case "authority" -> Facts.find(certificates.authorities(), name).map(authority -> authority.status());
            case "certificate" -> Facts.find(certificates.issued(), name).map(issued -> issued.status());
            case "external-service" -> Facts.find(lab.edge().external(), name).map(service -> service.status());
            case "gateway" -> Facts.find(lab.edge().gateways(), name).map(gateway -> gateway.status());
            case "tunnel" -> Facts.find(lab.edge().tunnels(), name).map(tunnel -> tunnel.status());
            default -> Optional.empty();
        };
    }

    private static Optional<Status> kubernetes(Lab lab, Address thing) {
        String name = thing.name();
        return switch (thing.kind()) {
            case "cluster" -> Facts.find(lab.kubernetes().clusters(), name).map(cluster -> cluster.status());
            case "app" -> Facts.find(lab.kubernetes().apps(), name).map(app -> app.status());
            default -> Optional.empty();
        };
    }
}
