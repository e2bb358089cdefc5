package dev.homecroft.model.kube;

import dev.homecroft.model.Origin;
import java.util.Optional;

/**
 * A stage on the way of an app to those who use it.
 *
 * @param order lower comes earlier; one without an order is on nobody's way
 * @param approval whether somebody must agree before anything changes in it
 */
public record Environment(String name, Optional<Long> order, boolean approval, Optional<String> note, Origin origin) {}
