package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Containers: what they do not share with virtual machines. */
final class LxcEndpoints {
    private static final String ALL = "/nodes/{node}/lxc";
    private static final String ONE = ALL + "/{vmid}";

    private LxcEndpoints() {}

    static List<Endpoint> table() {
        List<Endpoint> table = new ArrayList<>(GuestEndpoints.table(Guest.Kind.LXC));
        table.add(Endpoint.post(ALL).does(call -> Creation.create(call, Guest.Kind.LXC)));
        table.add(Endpoint.get(ONE + "/interfaces").does(Agent::ofContainer));
        return table;
    }

    /** {@code host-managed} came with 9.1. */
    static void checkNets(Call call, Map<String, String> options) {
        boolean isNew = Versions.hasHostManaged(call.cluster().state());
        options.forEach((key, value) -> {
            if (Disks.isNet(key) && value.contains("host-managed=") && !isNew) {
                throw Refusal.parameter(key, "invalid format - format error: host-managed: invalid key");
            }
        });
    }
}
