package dev.homecroft.model.bind;

import dev.homecroft.model.Section;
import dev.homecroft.model.edge.Certificates;
import dev.homecroft.model.edge.External;
import dev.homecroft.model.edge.Firewall;
import java.util.Map;
import java.util.Optional;

/** Binds the firewall, certificates and services outside of the lab. */
final class PerimeterBinder {
    private final LabBinder binder;

    PerimeterBinder(LabBinder binder) {
        this.binder = binder;
    }

    Firewall firewall() {
        FirewallShapes.Settings settings = binder.values("firewall", FirewallShapes.SETTINGS, FirewallShapes::settings)
                .orElseGet(() -> new FirewallShapes.Settings(Optional.empty(), Optional.empty(), Firewall.Action.DENY));
        return new Firewall(
                settings.kind(),
                settings.router(),
                settings.fallback(),
                binder.bind(Section.FIREWALL_RULES, FirewallShapes.RULE, FirewallShapes::rule),
                binder.bind(Section.FIREWALL_EXCEPTIONS, FirewallShapes.RULE, FirewallShapes::rule),
                binder.bind(Section.FORWARDS, FirewallShapes.FORWARD, FirewallShapes::forward));
    }

    Certificates certificates() {
        return new Certificates(
                binder.bind(Section.ISSUERS, CertificateShapes.ISSUER, CertificateShapes::issuer),
                binder.bind(Section.AUTHORITIES, CertificateShapes.AUTHORITY, CertificateShapes::authority),
                binder.bind(Section.CERTIFICATES, CertificateShapes.CERTIFICATE, CertificateShapes::certificate));
    }

    Map<String, External> external() {
        return binder.bind(Section.EXTERNAL, CertificateShapes.EXTERNAL, CertificateShapes::external);
    }
}
