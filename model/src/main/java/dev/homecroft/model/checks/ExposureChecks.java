package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.model.edge.Gateway;
import dev.homecroft.model.edge.Hostnames;
import dev.homecroft.model.edge.Tunnel;
import dev.homecroft.model.kube.Exposure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who can reach apps and components: whether that is what is stated, and whether somebody asks who they are. */
final class ExposureChecks {
    private ExposureChecks() {}

    /** What says that it is private, and yet can be reached from outside; and names that only the inside knows. */
    static void outside(Facts facts, Report report) {
        Lab lab = facts.lab();
        for (Exposed thing : facts.exposed()) {
            boolean saysPrivate = thing.exposure()
                    .plane()
                    .filter(plane -> plane == Exposure.Plane.PRIVATE || plane == Exposure.Plane.NONE)
                    .isPresent();
            if (saysPrivate && openGateway(lab, thing).isPresent()) {
                Gateway gateway = openGateway(lab, thing).get();
                report.add(problem(thing, "`%s` is to be private, but a public gateway leads to it.")
                        .at(thing.at("gateways"), "leads to it from outside")
                        .context(gateway.origin().of("plane"), "the plane of " + gateway.name())
                        .hint("Take the gateway out, or state `exposure: public` and `why`."));
            } else {
                thing.exposure().hostnames().forEach(name -> outside(lab, thing, name, saysPrivate, report));
            }
        }
    }

    private static Optional<Gateway> openGateway(Lab lab, Exposed thing) {
        return thing.gateways(lab).stream()
                .filter(gateway -> gateway.plane() == Gateway.Plane.PUBLIC)
                .filter(gateway -> thing.exposure().hostnames().isEmpty()
                        || thing.exposure().hostnames().stream()
                                .anyMatch(name -> thing.serving(lab, name).contains(gateway)))
                .findFirst();
    }

    private static void outside(Lab lab, Exposed thing, Fqdn name, boolean saysPrivate, Report report) {
        Optional<Tunnel.Route> route = thing.route(lab, name);
        boolean isPrivateName = Exposed.isPrivate(lab, name);
        if (route.isPresent() && (saysPrivate || isPrivateName)) {
            report.add(problem(thing, "`%s` is to be private, but a tunnel leads to it.")
                    .at(thing.at("hostnames"), name.text())
                    .context(route.get().origin().key(), "this route carries it")
                    .hint("Take the route out, or make the thing public and say `why`."));
        } else if (isPrivateName && thing.isPublic(lab, name)) {
            Gateway gateway = thing.serving(lab, name).getFirst();
            report.add(problem(thing, "`%s` has a private name on a public gateway.")
                    .at(thing.at("hostnames"), name.text())
                    .context(gateway.origin().of("plane"), "the plane of " + gateway.name())
                    .hint("Give it a name of the public domain, or a gateway whose plane is private."));
        }
    }

    private static Diagnostic.Builder problem(Exposed thing, String words) {
        return Diagnostic.error(KubeCodes.PRIVATE_NAME_OUTSIDE, words.formatted(thing.name()))
                .about(thing.thing());
    }

    /** One name, answered by two gateways, needs DNS that answers twice as well. */
    static void bothPlanes(Facts facts, Report report) {
        Lab lab = facts.lab();
        for (Exposed thing : facts.exposed()) {
            for (Fqdn name : thing.exposure().hostnames()) {
                List<Gateway> serving = thing.serving(lab, name);
                List<Gateway.Plane> planes =
                        serving.stream().map(Gateway::plane).distinct().toList();
                if (planes.size() > 1 && planes.contains(Gateway.Plane.PUBLIC) && !isSplit(lab, name)) {
                    report.add(Diagnostic.warning(
                                    KubeCodes.NAME_ON_BOTH_PLANES,
                                    "`%s` answers both inside and outside, but its name has one address for all."
                                            .formatted(thing.name()))
                            .at(thing.at("hostnames"), name.text())
                            .context(thing.at("gateways"), "on both planes")
                            .about(thing.thing())
                            .hint("Give it a second name in the private domain, or one gateway."));
                }
            }
        }
    }

    /** Whether some networks are told other addresses for this name. */
    private static boolean isSplit(Lab lab, Fqdn name) {
        return lab.dns().views().values().stream()
                .flatMap(view -> view.zones().stream())
                .anyMatch(name::isWithin);
    }

    /** What says that it can be reached from somewhere, though no gateway of it is there. */
    static void served(Facts facts, Report report) {
        for (Exposed thing : facts.exposed()) {
            List<Gateway> gateways = thing.gateways(facts.lab());
            boolean isCarried = thing.exposure().hostnames().stream()
                    .anyMatch(name -> thing.route(facts.lab(), name).isPresent());
            Exposure.Plane plane = thing.exposure().plane().orElse(Exposure.Plane.NONE);
            boolean isOutside =
                    isCarried || gateways.stream().anyMatch(gateway -> gateway.plane() == Gateway.Plane.PUBLIC);
            boolean isInside = gateways.stream().anyMatch(gateway -> gateway.plane() != Gateway.Plane.PUBLIC);
            boolean isBoth = plane == Exposure.Plane.BOTH;
            if (!gateways.isEmpty() && (isBoth || plane == Exposure.Plane.PUBLIC) && !isOutside) {
                report.add(notServed(thing, "outside"));
            } else if (!gateways.isEmpty() && isBoth && !isInside) {
                report.add(notServed(thing, "inside"));
            }
        }
    }

    private static Diagnostic.Builder notServed(Exposed thing, String where) {
        return Diagnostic.warning(
                        KubeCodes.EXPOSURE_NOT_SERVED,
                        "`%s` is to be reached from %s, but none of its gateways is there."
                                .formatted(thing.name(), where))
                .at(thing.at("exposure"))
                .context(thing.at("gateways"), "no way from " + where)
                .about(thing.thing());
    }

    /** Whoever gets into an administrative surface owns what is behind it, so the world must be asked who it is. */
    static void admin(Facts facts, Report report) {
        Lab lab = facts.lab();
        for (Exposed thing : facts.exposed()) {
            if (!thing.exposure().admin()
                    || thing.exposure().oidc()
                    || isGuarded(lab, thing.exposure().access())) {
                continue;
            }
            Optional<Fqdn> open = thing.exposure().hostnames().stream()
                    .filter(name ->
                            thing.isPublic(lab, name) || thing.route(lab, name).isPresent())
                    .filter(name -> !isGuarded(lab, thing, name))
                    .findFirst();
            open.ifPresent(name -> report.add(Diagnostic.warning(
                            KubeCodes.ADMIN_WITHOUT_ACCESS,
                            "The world reaches the administration of `%s` without being asked who it is."
                                    .formatted(thing.name()))
                    .at(thing.at("hostnames"), name.text())
                    .context(thing.at("admin"), "an administrative surface")
                    .about(thing.thing())
                    .hint("State `access` with a policy, `oidc: true`, or a private gateway.")));
        }
    }

    private static boolean isGuarded(Lab lab, Exposed thing, Fqdn name) {
        Stream<List<Ref>> applications = lab.edge().access().applications().values().stream()
                .filter(application ->
                        application.hostnames().stream().anyMatch(pattern -> Hostnames.covers(pattern, name)))
                .map(application -> application.policies());
        Stream<List<Ref>> routes = thing.route(lab, name).map(Tunnel.Route::access).stream();
        return Stream.concat(applications, routes).anyMatch(policies -> isGuarded(lab, policies));
    }

    /** A policy that lets everybody through is none. One that is not known is reported as such, and only there. */
    private static boolean isGuarded(Lab lab, List<Ref> policies) {
        return policies.stream()
                .map(ref -> Facts.find(lab.edge().access().policies(), ref.name()))
                .anyMatch(policy -> policy.isEmpty() || PolicyRules.asks(policy.get()));
    }
}
