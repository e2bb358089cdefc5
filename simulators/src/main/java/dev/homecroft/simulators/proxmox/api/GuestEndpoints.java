package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** What virtual machines and containers have in common. */
final class GuestEndpoints {
    private GuestEndpoints() {}

    static List<Endpoint> table(Guest.Kind kind) {
        String all = "/nodes/{node}/" + kind.path();
        String one = all + "/{vmid}";
        List<Endpoint> table = new ArrayList<>();
        table.add(Endpoint.get(all).does(call -> NodeEndpoints.guests(call, kind)));
        table.add(Endpoint.get(one).does(call -> {
            call.guest(kind);
            return Names.index("config", "pending", "status", "clone", "migrate", "resize", "snapshot");
        }));
        table.add(Endpoint.get(one + "/config").does(call -> GuestConfig.read(call, kind)));
        table.add(Endpoint.get(one + "/pending").does(call -> GuestConfig.pending(call, kind)));
        table.add(Endpoint.put(one + "/config").does(call -> ConfigChange.now(call, kind)));
        table.addAll(Snapshots.table(kind));
        table.add(Endpoint.get(one + "/status/current")
                .does(call -> GuestStatus.current(call.cluster(), call.guest(kind))));
        table.add(Endpoint.delete(one).does(call -> Removal.begin(call, kind)));
        table.add(Endpoint.post(one + "/template").does(call -> {
            String upid = Templates.begin(call, kind);
            return kind == Guest.Kind.QEMU ? upid : Json.Null.NULL;
        }));
        table.addAll(Power.table(kind));
        table.addAll(Copies.table(kind));
        table.addAll(Migration.table(kind));
        table.addAll(DiskWork.table(kind));
        return table;
    }

    /** Refuses for a template what only a guest can do. */
    static void requireNoTemplate(Guest guest, String what) {
        if (guest.isTemplate()) {
            throw new Refusal("you can't " + what + " a " + guest.kind().word().toLowerCase(java.util.Locale.ROOT)
                    + " if it's a template");
        }
    }
}
