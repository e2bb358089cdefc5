package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Section;
import dev.homecroft.model.Status;
import dev.homecroft.model.edge.Tailnet;
import dev.homecroft.model.edge.Tunnel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tunnels and tailnets. */
final class EdgeChecks {
    private static final String TAG = "tag:";

    private EdgeChecks() {}

    /** Only where somebody says how many there are: a connector on a machine is usually one, and known to be. */
    static void replicas(Facts facts, Report report) {
        for (Tunnel tunnel : facts.lab().edge().tunnels().values()) {
            boolean isOne = tunnel.replicas().filter(count -> count == 1).isPresent();
            if (isOne && tunnel.status() == Status.ACTIVE && !tunnel.routes().isEmpty()) {
                report.add(Diagnostic.warning(
                                KubeCodes.TUNNEL_SINGLE_REPLICA,
                                "Everything behind the tunnel `%s` is gone while its one connector restarts."
                                        .formatted(tunnel.name()))
                        .at(
                                tunnel.origin().of("replicas"),
                                tunnel.routes().size() == 1
                                        ? "carries one name"
                                        : "carries " + tunnel.routes().size() + " names")
                        .about(Facts.address(Section.TUNNELS, tunnel.name()))
                        .hint("State `replicas: 2`."));
            }
        }
    }

    private record Use(String tag, SourceRange at) {}

    /** The policy of a tailnet is refused when it names a tag that nobody may give. */
    static void tags(Facts facts, Report report) {
        for (Tailnet tailnet : facts.lab().edge().tailnets().values()) {
            Set<String> met = new HashSet<>();
            for (Use use : uses(tailnet)) {
                if (!tailnet.tags().containsKey(use.tag()) && met.add(use.tag())) {
                    report.add(Diagnostic.error(
                                    KubeCodes.TAILNET_TAG_WITHOUT_OWNER,
                                    "Nobody may give the tag `%s` in the tailnet `%s`."
                                            .formatted(use.tag(), tailnet.name()))
                            .at(use.at())
                            .about(Facts.address(Section.TAILNETS, tailnet.name()))
                            .hint("State its owners: `tags: { %s: [autogroup:admin] }`.".formatted(use.tag())));
                }
            }
        }
    }

    private static List<Use> uses(Tailnet tailnet) {
        List<Use> uses = new ArrayList<>();
        for (Tailnet.Grant grant : tailnet.grants()) {
            named(grant.src(), grant.origin().of("src"), uses);
            named(grant.dst(), grant.origin().of("dst"), uses);
        }
        tailnet.tags().forEach((tag, owners) -> named(owners, tailnet.origin().of("tags." + tag), uses));
        tailnet.operator().ifPresent(operator -> {
            operator.tags()
                    .forEach(tag -> uses.add(new Use(tag, operator.origin().of("tags"))));
            operator.proxyTags()
                    .forEach(tag -> uses.add(new Use(tag, operator.origin().of("proxy-tags"))));
        });
        tailnet.routers()
                .values()
                .forEach(router -> router.tags()
                        .forEach(tag -> uses.add(new Use(tag, router.origin().of("tags")))));
        return uses;
    }

    private static void named(List<String> words, SourceRange at, List<Use> uses) {
        Stream<String> tags = words.stream().filter(word -> word.startsWith(TAG));
        tags.forEach(word -> uses.add(new Use(word.substring(TAG.length()), at)));
    }
}
