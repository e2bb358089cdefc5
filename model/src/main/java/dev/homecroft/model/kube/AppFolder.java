package dev.homecroft.model.kube;

/**
 * An app as it was found in the tree of a cluster.
 *
 * @param path relative to the lab's root
 * @param active whether it is in the part of the tree that is applied
 */
public record AppFolder(String cluster, String name, String path, boolean active) {}
