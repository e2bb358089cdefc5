package dev.homecroft.model.kube;

import dev.homecroft.model.Ref;

/** A share of an appliance, written {@code truenas/media}. */
public record NasShare(Ref nas, String share) {}
