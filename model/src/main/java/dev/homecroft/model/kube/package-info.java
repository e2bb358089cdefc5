/** Owns what is said of Kubernetes: clusters, platform components, apps, environments and promotions. */
@NullMarked
package dev.homecroft.model.kube;

import org.jspecify.annotations.NullMarked;
