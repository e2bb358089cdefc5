package dev.homecroft.model.edge;

import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may go through before a request comes near the lab, as in Cloudflare Access. */
public record Access(Map<String, Application> applications, Map<String, Policy> policies) {
    public static final Access EMPTY = new Access(Map.of(), Map.of());

    public Access {
        applications = Ordered.copy(applications);
        policies = Ordered.copy(policies);
    }

    /** @param hostnames names, or {@code *.} and a domain */
    public record Application(
            String name,
            List<String> hostnames,
            List<Ref> policies,
            Optional<Duration> session,
            Optional<String> note,
            Origin origin) {
        public Application {
            hostnames = List.copyOf(hostnames);
            policies = List.copyOf(policies);
        }
    }

    /**
     * @param include one of these must be true of somebody; {@code everyone} or a kind and a value, {@code email:…}
     * @param require all of these must be
     * @param exclude none of these may be
     */
    public record Policy(
            String name,
            Decision decision,
            List<String> include,
            List<String> require,
            List<String> exclude,
            Optional<Duration> session,
            Optional<String> note,
            Origin origin) {
        public Policy {
            include = List.copyOf(include);
            require = List.copyOf(require);
            exclude = List.copyOf(exclude);
        }
    }

    /** What a policy does with whom it is true of. */
    public enum Decision {
        ALLOW,
        DENY,
        /** Lets everybody through without a login. */
        BYPASS,
        /** Lets programs through that bring a token. */
        SERVICE_AUTH
    }
}
