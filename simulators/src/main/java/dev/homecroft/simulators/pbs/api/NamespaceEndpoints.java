package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.Holding;
import dev.homecroft.simulators.pbs.store.Namespaces;
import dev.homecroft.simulators.pbs.store.Snapshot;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Namespaces of datastores: list, create, remove. */
final class NamespaceEndpoints {
    private static final String PATH = "/admin/datastore/{store}/namespace";

    private NamespaceEndpoints() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get(PATH, NamespaceEndpoints::list),
                Endpoint.post(PATH, NamespaceEndpoints::create),
                Endpoint.delete(PATH, NamespaceEndpoints::delete));
    }

    private static Object list(Call call) {
        String store = call.text("store");
        Holding holding = call.appliance().readable(store);
        int depth = (int) call.number("max-depth", Namespaces.DEEPEST);
        List<String> names = new ArrayList<>(List.of(""));
        names.addAll(holding.namespaces());
        List<Object> rows = new ArrayList<>();
        for (String name : names) {
            String path = Ownership.path(store, name);
            boolean isSeen = call.may(path, "Datastore.Audit", "Datastore.Backup", "Datastore.Modify")
                    || call.rights().hasBelow(call.caller().id(), path, List.of("Datastore.Audit", "Datastore.Backup"));
            if (isSeen && Namespaces.isBelow(name, call.text("parent"), depth)) {
                rows.add(Map.of("ns", name));
            }
        }
        if (rows.isEmpty()) {
            throw Refusals.forbidden();
        }
        return rows;
    }

    private static Object create(Call call) {
        String parent = call.text("parent");
        requireRight(call, parent);
        Holding holding = call.appliance().writable(call.text("store"));
        if (!holding.hasNamespace(parent)) {
            throw Refusals.bad("cannot create new namespace, parent " + parent + " doesn't already exists");
        }
        String name = Namespaces.join(parent, call.text("name"));
        if (Namespaces.depth(name) > Namespaces.DEEPEST) {
            throw Refusals.bad("namespace to deep, " + Namespaces.depth(name) + " > max " + Namespaces.DEEPEST);
        }
        if (!holding.namespaces().add(name)) {
            throw Refusals.bad("namespace '" + name + "' already exists");
        }
        return name;
    }

    private static void requireRight(Call call, String parent) {
        call.require(Ownership.path(call.text("store"), parent), "Datastore.Modify");
    }

    private static Object delete(Call call) {
        String name = call.text("ns");
        requireRight(call, Namespaces.parent(name));
        Holding holding = call.appliance().writable(call.text("store"));
        if (name.isEmpty() || !holding.hasNamespace(name)) {
            throw Refusals.bad(
                    name.isEmpty() ? "cannot delete root namespace" : "namespace '" + name + "' does not exist");
        }
        List<Snapshot> inside = holding.snapshots().stream()
                .filter(one -> one.group().isBelow(name, Namespaces.DEEPEST))
                .toList();
        if (!inside.isEmpty() && !call.flag("delete-groups", false)) {
            throw Refusals.bad("only partially deleted due to existing groups but `delete-groups` not true ");
        }
        inside.stream().filter(one -> !one.isProtected()).forEach(holding::remove);
        boolean hasProtected = inside.stream().anyMatch(Snapshot::isProtected);
        if (hasProtected && call.flag("error-on-protected", true)) {
            throw Refusals.bad("group only partially deleted due to protected snapshots");
        }
        if (!hasProtected) {
            holding.namespaces().removeIf(other -> Namespaces.isBelow(other, name, Namespaces.DEEPEST));
        }
        return Json.Null.NULL;
    }
}
