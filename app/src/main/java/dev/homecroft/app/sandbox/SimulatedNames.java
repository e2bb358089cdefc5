package dev.homecroft.app.sandbox;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Lab;
import dev.homecroft.simulators.dns.DnsSimulatorConfig;
import java.nio.file.Path;
import java.util.Optional;

/** From a name server of the lab to the simulator that plays it: the zones whose changes it takes, and its key. */
final class SimulatedNames {
    private SimulatedNames() {}

    static DnsSimulatorConfig of(Lab lab, Dns.Server server, SandboxSecrets secrets, Path folder) {
        DnsSimulatorConfig config = DnsSimulatorConfig.empty().withFolder(folder);
        for (Dns.Zone zone : lab.dns().zones().values()) {
            if (isPrimary(server, zone)) {
                config = config.withEmptyZone(zone.name().text());
            }
        }
        Optional<String> name = server.keyName();
        if (name.isPresent()) {
            SecretRef ref = SandboxSecrets.key(server.name());
            String secret = secrets.secret(ref).reveal();
            config = config.withKey(new DnsSimulatorConfig.Key(name.get(), server.algorithm(), secret));
        }
        return config;
    }

    static boolean isPrimary(Dns.Server server, Dns.Zone zone) {
        return zone.primary().filter(ref -> ref.name().equals(server.name())).isPresent();
    }

    /** The server that takes changes of a zone. */
    static Optional<Dns.Server> primary(Lab lab, Fqdn zone) {
        return Optional.ofNullable(lab.dns().zones().get(zone.text()))
                .flatMap(Dns.Zone::primary)
                .flatMap(ref -> Optional.ofNullable(lab.dns().servers().get(ref.name())));
    }
}
