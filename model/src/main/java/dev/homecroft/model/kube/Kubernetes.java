package dev.homecroft.model.kube;

/** Clusters and what runs in them. */
public record Kubernetes() {
    public static final Kubernetes EMPTY = new Kubernetes();
}
