package dev.homecroft.model.kube;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.model.storage.Backup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the lab says of an app; its manifests are in the tree of its cluster, its databases name it themselves.
 *
 * @param clusters where it runs; the only cluster of the lab when neither is stated
 * @param on the guest or host that it runs on, outside of Kubernetes
 * @param path its folder in the tree, below {@code active} or {@code inactive}; found by its name when not stated
 * @param needs apps, guests and hosts that must be up before it
 * @param placement which nodes may take it
 * @param source where its code is, if it is one's own
 * @param pipeline what builds its images
 */
public record App(
        String name,
        Status status,
        List<Ref> clusters,
        Optional<Ref> on,
        Optional<String> namespace,
        Optional<String> path,
        Exposure exposure,
        Map<String, Volume> storage,
        List<SecretRef> secrets,
        List<Ref> needs,
        Placement placement,
        Optional<Backup> backup,
        List<String> images,
        Optional<String> source,
        Optional<String> pipeline,
        Optional<String> owner,
        Optional<String> runbook,
        Optional<String> note,
        Origin origin) {
    public App {
        clusters = List.copyOf(clusters);
        storage = Ordered.copy(storage);
        secrets = List.copyOf(secrets);
        needs = List.copyOf(needs);
        images = List.copyOf(images);
    }

    /**
     * @param storageClass the cluster's word, such as {@code longhorn}
     * @param share the share of a NAS that it is, such as {@code truenas/media}
     * @param mount where the app sees it
     */
    public record Volume(
            String name,
            Optional<String> storageClass,
            Optional<NasShare> share,
            Optional<ByteSize> size,
            Optional<String> mount,
            Optional<Boolean> backup,
            Origin origin) {}

    /**
     * @param nodes by name; any when empty
     * @param labels that a node must have
     * @param tolerations taints that it puts up with, {@code key=value:effect}, {@code key:effect} or {@code key} alone
     * @param spread whether its replicas share no node
     */
    public record Placement(List<String> nodes, Map<String, String> labels, List<String> tolerations, boolean spread) {
        public static final Placement ANYWHERE = new Placement(List.of(), Map.of(), List.of(), false);

        public Placement {
            nodes = List.copyOf(nodes);
            labels = Ordered.copy(labels);
            tolerations = List.copyOf(tolerations);
        }
    }
}
