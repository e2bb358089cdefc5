package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;

/** What the lab can want of a cluster. */
sealed interface ProxmoxResource {
    DesiredResource desired();

    record Vm(DesiredResource desired) implements ProxmoxResource {}

    record Container(DesiredResource desired) implements ProxmoxResource {}

    record ImageFile(DesiredResource desired) implements ProxmoxResource {}

    static ProxmoxResource of(DesiredResource desired) {
        return switch (desired.address().kind()) {
            case "image" -> new ImageFile(desired);
            case "guest" ->
                desired.fields().text("type").filter("container"::equals).isPresent()
                        ? new Container(desired)
                        : new Vm(desired);
            default -> throw new IllegalArgumentException("not ours: " + desired.address());
        };
    }

    default Address address() {
        return desired().address();
    }

    default Fields fields() {
        return desired().fields();
    }
}
