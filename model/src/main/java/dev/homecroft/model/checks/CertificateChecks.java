package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Certificates;
import java.util.Optional;

/** Who vouches for what. */
final class CertificateChecks {
    private CertificateChecks() {}

    static void issuers(Facts facts, Report report) {
        Certificates certificates = facts.lab().edge().certificates();
        for (Certificates.Certificate certificate : certificates.issued().values()) {
            if (certificate.issuer().isEmpty() && certificate.status() != Status.RETIRED) {
                report.add(Diagnostic.warning(
                                GearCodes.CERTIFICATE_WITHOUT_ISSUER,
                                "Nothing says who renews `%s`.".formatted(certificate.name()))
                        .at(certificate.origin().key(), "no `issuer`")
                        .about(Facts.address(Section.CERTIFICATES, certificate.name())));
            }
        }
        for (Certificates.Issuer issuer : certificates.issuers().values()) {
            if (issuer.status() != Status.RETIRED && isEmpty(issuer)) {
                report.add(Diagnostic.error(
                                GearCodes.ISSUER_WITHOUT_AUTHORITY,
                                "Nothing says where `%s` has its certificates from.".formatted(issuer.name()))
                        .at(issuer.origin().of("kind"))
                        .about(Facts.address(Section.ISSUERS, issuer.name()))
                        .hint("State its `server` or its `authority`."));
            }
        }
    }

    private static boolean isEmpty(Certificates.Issuer issuer) {
        boolean isNamed = issuer.server().isPresent() || issuer.authority().isPresent();
        return switch (issuer.kind()) {
            case ACME, STEP_CA -> !isNamed;
            case CA -> !isNamed && issuer.credentials().isEmpty();
            case SELF_SIGNED -> false;
        };
    }

    static void names(Facts facts, Report report) {
        Certificates certificates = facts.lab().edge().certificates();
        for (Certificates.Certificate certificate : certificates.issued().values()) {
            Optional<Certificates.Issuer> issuer = certificate
                    .issuer()
                    .flatMap(ref -> Facts.find(certificates.issuers(), ref.name()))
                    .filter(found -> !found.zones().isEmpty());
            issuer.flatMap(found -> certificate.names().stream()
                            .filter(name -> found.zones().stream().noneMatch(name::isWithin))
                            .findFirst())
                    .ifPresent(name -> report.add(Diagnostic.error(
                                    GearCodes.CERTIFICATE_OUTSIDE_ISSUER,
                                    "`%s` can't vouch for `%s`."
                                            .formatted(issuer.get().name(), name))
                            .at(certificate.origin().of("names"))
                            .context(issuer.get().origin().of("zones"), "its zones")
                            .about(Facts.address(Section.CERTIFICATES, certificate.name()))));
        }
    }
}
