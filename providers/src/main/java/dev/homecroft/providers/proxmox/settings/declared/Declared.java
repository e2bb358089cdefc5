package dev.homecroft.providers.proxmox.settings.declared;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Layer;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Origin;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Need;
import dev.homecroft.state.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A setting as the lab states it. */
record Declared(String kind, String key, Fields fields, List<Need> needs, Origin origin) {
    Declared {
        needs = List.copyOf(needs);
    }

    DesiredResource resource(Target target) {
        Map<String, SourceRange> origins = new HashMap<>();
        for (String path : fields.values().keySet()) {
            if (origin.states(path)) {
                origins.put(path, origin.of(path));
            }
        }
        Address address = new Address(kind, target.name() + "/" + key);
        return new DesiredResource(address, Layer.HYPERVISOR, target, fields, needs, origin.key(), origins);
    }
}
