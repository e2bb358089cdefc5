package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.wire.Json;
import dev.homecroft.simulators.wire.ServerCertificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The certificates of the nodes: each has one that came with the cluster, and shows another in its place once that was ordered or
 * uploaded. When a certificate ends is said by the simulated clock.
 */
public final class NodeCertificates {
    /** How long an authority lets a certificate live. */
    static final Duration LIFE = Duration.ofDays(90);

    private static final String OWN = "pve-ssl.pem";
    private static final String CUSTOM = "pveproxy-ssl.pem";

    private final Cluster cluster;
    private final ServerCertificate authority;
    private final Map<String, ServerCertificate> own = new ConcurrentHashMap<>();
    private final Map<String, ServerCertificate> read = new ConcurrentHashMap<>();

    public NodeCertificates(Cluster cluster) {
        this.cluster = cluster;
        this.authority = ServerCertificate.fromJson(cluster.keep(
                "acme", () -> ServerCertificate.authority("Simulated Authority").toJson()));
    }

    /** The authority that certificates are ordered from. */
    public ServerCertificate authority() {
        return authority;
    }

    /** From now on the node has this as the one of the cluster. */
    public void put(String node, ServerCertificate certificate) {
        own.put(node, certificate);
    }

    /** What connections to the node get to see. The caller holds the cluster's lock. */
    public ServerCertificate shown(String node) {
        return custom(node).map(this::read).orElseGet(() -> ofCluster(node));
    }

    private ServerCertificate ofCluster(String node) {
        return Optional.ofNullable(own.get(node)).orElseThrow();
    }

    private ConfigFile file(String node) {
        return cluster.state().file("node/" + node + "/certificates");
    }

    Optional<NavigableMap<String, Object>> custom(String node) {
        return cluster.state().hasFile("node/" + node + "/certificates")
                ? file(node).find(CUSTOM)
                : Optional.empty();
    }

    /** Reading keys takes its time, and every request asks which certificate is shown. */
    private ServerCertificate read(Map<String, Object> kept) {
        return read.computeIfAbsent(
                kept.getOrDefault("kept", "{}").toString(), text -> ServerCertificate.fromJson(Json.readObject(text)));
    }

    /** Simulated milliseconds of the end of what is shown in place of the cluster's own. */
    static long end(Map<String, Object> kept) {
        return Long.parseLong(kept.getOrDefault("until", "0").toString());
    }

    /** Has one signed for these names, from now on for as long as the authority gives. The caller holds the lock. */
    void order(String node, List<String> names) {
        put(node, authority, names, cluster.now() + LIFE.toMillis());
    }

    /** Shows one of another authority from now on. The caller holds the lock. */
    public void upload(String node, String organisation, List<String> names, long until) {
        put(node, ServerCertificate.authority(organisation), names, until);
    }

    private void put(String node, ServerCertificate signer, List<String> names, long until) {
        NavigableMap<String, Object> kept = file(node).at(CUSTOM);
        kept.put("kept", Json.write(signer.sign(names).toJson()));
        kept.put("since", Long.toString(cluster.now()));
        kept.put("until", Long.toString(until));
        kept.put("names", List.copyOf(names));
    }

    /** Goes back to the one of the cluster. The caller holds the lock. */
    void remove(String node) {
        file(node).entries().remove(CUSTOM);
    }

    /** As the node lists them. */
    List<Object> rows(String node) {
        List<Object> rows = new ArrayList<>();
        ServerCertificate first = ofCluster(node);
        rows.add(row(
                OWN,
                first,
                List.of("127.0.0.1", "::1", "localhost", node),
                first.certificate().getNotBefore().toInstant().toEpochMilli(),
                first.certificate().getNotAfter().toInstant().toEpochMilli()));
        custom(node)
                .ifPresent(kept -> rows.add(row(
                        CUSTOM,
                        read(kept),
                        kept.get("names") instanceof List<?> names ? names : List.of(),
                        Long.parseLong(kept.getOrDefault("since", "0").toString()),
                        end(kept))));
        return rows;
    }

    private static Map<String, Object> row(
            String file, ServerCertificate certificate, List<?> names, long since, long until) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("filename", file);
        row.put("fingerprint", certificate.fingerprint());
        row.put(
                "subject",
                oneLine(certificate.certificate().getSubjectX500Principal().getName()));
        row.put(
                "issuer",
                oneLine(certificate.certificate().getIssuerX500Principal().getName()));
        row.put("san", names);
        row.put("notbefore", since / 1000);
        row.put("notafter", until / 1000);
        row.put("pem", certificate.pem());
        row.put("public-key-type", "id-ecPublicKey");
        row.put("public-key-bits", 256);
        return row;
    }

    /** In the manner of OpenSSL: {@code /C=XX/O=Simulated Authority}. */
    private static String oneLine(String name) {
        return "/" + String.join("/", List.of(name.split(",")).reversed());
    }
}
