package dev.homecroft.model.checks;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Tunnel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of all tunnels that are not retired, by the names that they take.
 *
 * @param byPattern in small letters; of several with one pattern the first in the order of the files
 */
record Routes(Map<String, Tunnel.Route> byPattern) {
    static Routes of(Lab lab) {
        Map<String, Tunnel.Route> byPattern = new HashMap<>();
        for (Tunnel tunnel : lab.edge().tunnels().values()) {
            if (tunnel.status() != Status.RETIRED) {
                tunnel.routes()
                        .values()
                        .forEach(route -> byPattern.putIfAbsent(route.hostname().toLowerCase(Locale.ROOT), route));
            }
        }
        return new Routes(byPattern);
    }

    /** Of the routes that take the name, the one with the longest pattern wins, as with Cloudflare: its own before a star's. */
    Optional<Tunnel.Route> closest(Fqdn hostname) {
        for (String pattern : patterns(hostname.text())) {
            Tunnel.Route route = byPattern.get(pattern);
            if (route != null) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    /** {@code a.b.c}, {@code *.b.c}, {@code *.c}. */
    private static List<String> patterns(String name) {
        List<String> patterns = new ArrayList<>(List.of(name));
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            patterns.add("*" + name.substring(dot));
        }
        return patterns;
    }
}
