package dev.homecroft.model.kube;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.model.Ref;
import java.util.List;
import java.util.Optional;

/**
 * Who can reach an app or a component, and by which way.
 *
 * @param why for people
 * @param gateways the gateways that route its names to it
 * @param access policies that must let somebody through
 * @param oidc whether the gateway asks for a login first
 * @param admin whether it is an administrative surface: who gets in, owns what is behind it
 */
public record Exposure(
        Optional<Plane> plane,
        Optional<String> why,
        List<Fqdn> hostnames,
        List<Ref> gateways,
        List<Ref> access,
        boolean oidc,
        boolean admin) {
    /** Reached by nobody, as far as it is stated. */
    public static final Exposure NONE =
            new Exposure(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), false, false);

    public Exposure {
        hostnames = List.copyOf(hostnames);
        gateways = List.copyOf(gateways);
        access = List.copyOf(access);
    }

    /** Whether anything is said of it at all. */
    public boolean isStated() {
        return plane.isPresent()
                || why.isPresent()
                || !hostnames.isEmpty()
                || !gateways.isEmpty()
                || !access.isEmpty()
                || oidc
                || admin;
    }

    /** Where it is to be reached from. */
    public enum Plane {
        /** From the internet. */
        PUBLIC,
        /** From the lab's networks or its tailnet. */
        PRIVATE,
        BOTH,
        /** From within its cluster only. */
        NONE
    }
}
