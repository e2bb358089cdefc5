package dev.homecroft.model.edge;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tailnet, and what of the lab is in it.
 *
 * @param domain the tailnet's MagicDNS domain
 * @param clientId of the OAuth client
 * @param clientSecret of the OAuth client
 * @param groups members by group, without {@code group:}
 * @param tags owners by tag, without {@code tag:}
 * @param routers machines that carry networks into the tailnet, by the name of a guest or host
 * @param splitDns servers that are asked for a domain, by the domain
 */
public record Tailnet(
        String name,
        Optional<Fqdn> domain,
        Optional<String> clientId,
        Optional<SecretRef> clientSecret,
        Map<String, List<String>> groups,
        Map<String, List<String>> tags,
        List<Grant> grants,
        Optional<Operator> operator,
        Map<String, Router> routers,
        Map<String, List<IpAddress>> splitDns,
        Optional<String> note,
        Origin origin) {
    public Tailnet {
        groups = Ordered.copy(groups);
        tags = Ordered.copy(tags);
        grants = List.copyOf(grants);
        routers = Ordered.copy(routers);
        splitDns = Ordered.copy(splitDns);
    }

    /**
     * Who may reach what, in the words of the tailnet's policy.
     *
     * @param ip protocols and ports such as {@code tcp:443}; all when empty
     */
    public record Grant(List<String> src, List<String> dst, List<String> ip, Optional<String> why, Origin origin) {
        public Grant {
            src = List.copyOf(src);
            dst = List.copyOf(dst);
            ip = List.copyOf(ip);
        }
    }

    /**
     * The Kubernetes operator.
     *
     * @param tags of the operator itself
     * @param proxyTags of the devices that it makes
     */
    public record Operator(
            List<Ref> clusters, List<String> tags, List<String> proxyTags, boolean apiServerProxy, Origin origin) {
        public Operator {
            clusters = List.copyOf(clusters);
            tags = List.copyOf(tags);
            proxyTags = List.copyOf(proxyTags);
        }
    }

    /**
     * @param routes networks of the lab that it carries
     * @param exitNode whether it carries everything else as well
     */
    public record Router(
            String name, Optional<Ref> machine, List<Ref> routes, boolean exitNode, List<String> tags, Origin origin) {
        public Router {
            routes = List.copyOf(routes);
            tags = List.copyOf(tags);
        }
    }
}
