package dev.homecroft.model.virt;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.source.YamlNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What keeps a hypervisor itself in order.
 *
 * @param repositories package repositories by the hypervisor's own word, such as {@code no-subscription}, and whether each
 *     is on
 * @param updates the policy that its nodes are updated by
 * @param options of the datacenter
 * @param accounts of certificate authorities, by name
 * @param plugins that prove a domain, by name
 * @param metrics servers that take measurements, by name
 * @param endpoints of notifications, by name
 * @param matchers that choose the endpoints of a notification, by name
 */
public record Upkeep(
        Map<String, Boolean> repositories,
        Optional<Ref> updates,
        Optional<ClusterOptions> options,
        Map<String, AcmeAccount> accounts,
        Map<String, AcmePlugin> plugins,
        Map<String, Metrics> metrics,
        Map<String, Endpoint> endpoints,
        Map<String, Matcher> matchers) {
    public static final Upkeep EMPTY =
            new Upkeep(Map.of(), Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Upkeep {
        repositories = Ordered.copy(repositories);
        accounts = Ordered.copy(accounts);
        plugins = Ordered.copy(plugins);
        metrics = Ordered.copy(metrics);
        endpoints = Ordered.copy(endpoints);
        matchers = Ordered.copy(matchers);
    }

    /**
     * @param macPrefix of guests' interfaces that are made there
     * @param migration the network that guests move over
     * @param workers how many guests are moved or stopped at once
     * @param tags that may be given to guests
     * @param raw further options of the hypervisor
     */
    public record ClusterOptions(
            Optional<String> macPrefix,
            Optional<Ref> migration,
            Optional<String> keyboard,
            Optional<String> language,
            Optional<String> console,
            Optional<String> mailFrom,
            Optional<Long> workers,
            List<String> tags,
            Optional<YamlNode> raw,
            Origin origin) {
        public ClusterOptions {
            tags = List.copyOf(tags);
        }
    }

    /**
     * @param contact for people; no token can read or set it
     * @param directory of the authority; that of Let's Encrypt when not stated
     */
    public record AcmeAccount(String name, Optional<String> contact, Optional<URI> directory, Origin origin) {}

    /**
     * @param api the hypervisor's word for a DNS service, such as {@code cf}
     * @param data secrets that it needs, by the name of the variable
     */
    public record AcmePlugin(
            String name, String api, Map<String, SecretRef> data, Optional<Long> delay, Origin origin) {
        public AcmePlugin {
            data = Ordered.copy(data);
        }
    }

    /** @param kind graphite, influxdb or opentelemetry */
    public record Metrics(
            String name,
            String kind,
            String server,
            Optional<Long> port,
            Optional<SecretRef> token,
            boolean enabled,
            Optional<YamlNode> raw,
            Origin origin) {}

    /**
     * @param kind sendmail, smtp, gotify or webhook
     * @param secret password of smtp, token of gotify
     * @param mailTo whom mail goes to
     */
    public record Endpoint(
            String name,
            String kind,
            Optional<String> server,
            Optional<Long> port,
            Optional<String> user,
            Optional<SecretRef> secret,
            Optional<String> from,
            List<String> mailTo,
            boolean enabled,
            Optional<String> comment,
            Optional<YamlNode> raw,
            Origin origin) {
        public Endpoint {
            mailTo = List.copyOf(mailTo);
        }
    }

    /**
     * @param to endpoints
     * @param severities any when empty
     * @param fields such as {@code type: vzdump}
     */
    public record Matcher(
            String name,
            List<String> to,
            List<String> severities,
            Map<String, String> fields,
            boolean enabled,
            Optional<String> comment,
            Optional<YamlNode> raw,
            Origin origin) {
        public Matcher {
            to = List.copyOf(to);
            severities = List.copyOf(severities);
            fields = Ordered.copy(fields);
        }
    }
}
