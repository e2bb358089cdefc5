package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.values.Sizes;
import dev.homecroft.simulators.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The definitions of storages. */
final class StorageDefinitions {
    private static final String ONE = "/storage/{storage}";
    private static final String[] LOOK = {"Datastore.Audit", "Datastore.Allocate"};
    private static final Set<String> SECRETS = Set.of("password", "keyring", "encryption-key");
    private static final Set<String> OWN = Set.of("storage", "type", "content", "nodes", "shared");
    private static final Set<String> SHARED = Set.of("nfs", "cifs", "pbs", "cephfs", "rbd", "iscsi", "esxi");
    private static final Map<String, String> NEEDED = Map.of(
            "dir", "path",
            "btrfs", "path",
            "nfs", "server export",
            "cifs", "server share",
            "lvm", "vgname",
            "lvmthin", "vgname thinpool",
            "zfspool", "pool",
            "pbs", "server datastore");
    private static final long SIZE = 1000 * Sizes.GIB;

    private StorageDefinitions() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get("/storage").does(StorageDefinitions::list),
                Endpoint.get(ONE).does(call -> row(call, require(call))),
                Endpoint.post("/storage").does(StorageDefinitions::create),
                Endpoint.put(ONE).does(StorageDefinitions::change),
                Endpoint.delete(ONE).does(StorageDefinitions::delete));
    }

    private static ClusterState state(Call call) {
        return call.cluster().state();
    }

    private static Storage require(Call call) {
        return call.cluster().volumes().find(call.text("storage"));
    }

    private static String digest(ClusterState state) {
        try {
            byte[] text = state.storages().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-1", e);
        }
    }

    private static Object list(Call call) {
        return state(call).storages().values().stream()
                .filter(storage -> call.text("type").isEmpty() || storage.type().equals(call.text("type")))
                .filter(storage -> call.may("/storage/" + storage.id(), "Datastore.Audit", "Datastore.AllocateSpace"))
                .map(storage -> row(call, storage))
                .toList();
    }

    private static Map<String, Object> row(Call call, Storage storage) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("storage", storage.id());
        row.put("type", storage.type());
        row.put("content", storage.content().isEmpty() ? "none" : String.join(",", storage.content()));
        if (!storage.nodes().isEmpty()) {
            row.put("nodes", String.join(",", storage.nodes()));
        }
        if (storage.shared()) {
            row.put("shared", 1);
        }
        Method creates = Contract.proxmoxVe().method("POST", "/storage");
        row.putAll(Options.json(creates, new TreeMap<>(storage.options())));
        usual(storage).forEach(row::putIfAbsent);
        row.put("digest", digest(state(call)));
        return row;
    }

    /** What a storage that the simulator was started with would have. */
    private static Map<String, String> usual(Storage storage) {
        return switch (storage.type()) {
            case "dir", "btrfs" -> Map.of("path", "/var/lib/vz");
            case "nfs" ->
                Map.of("path", "/mnt/pve/" + storage.id(), "server", "nas", "export", "/export/" + storage.id());
            case "cifs" -> Map.of("path", "/mnt/pve/" + storage.id());
            case "zfspool" -> Map.of("pool", storage.id());
            case "lvm" -> Map.of("vgname", "pve");
            case "lvmthin" -> Map.of("vgname", "pve", "thinpool", "data");
            default -> Map.of();
        };
    }

    private static Map<String, String> options(Call call, Map<String, String> before) {
        Method creates = Contract.proxmoxVe().method("POST", "/storage");
        Map<String, String> options = new TreeMap<>(before);
        call.list("delete").forEach(options::remove);
        call.arguments()
                .forEach((name, values) -> creates.parameters().find(name).ifPresent(parameter -> {
                    if (!OWN.contains(name) && !SECRETS.contains(name)) {
                        options.put(name, parameter.type().normal(values.getFirst()));
                    }
                }));
        if (call.optional("encryption-key").isPresent()) {
            // What the real one shows afterwards is the fingerprint of the key.
            options.put("encryption-key", "1".repeat(8));
        }
        return options;
    }

    private static Object create(Call call) {
        String id = call.text("storage");
        String type = call.text("type");
        if (state(call).storages().containsKey(id)) {
            throw new Refusal("create storage failed: storage ID '" + id + "' already defined");
        }
        for (String needed : NEEDED.getOrDefault(type, "").split(" ")) {
            if (!needed.isEmpty() && call.optional(needed).isEmpty()) {
                throw new Refusal("create storage failed: missing value for required option '" + needed + "'");
            }
        }
        List<String> usual = type.equals("pbs") ? List.of("backup") : List.of("images", "rootdir");
        Storage storage = new Storage(
                id,
                type,
                call.optional("content").isPresent() ? contents(call) : usual,
                call.list("nodes"),
                SHARED.contains(type) || call.flag("shared"),
                SIZE,
                options(call, Map.of()));
        state(call).storages().put(id, storage);
        return answer(storage, call);
    }

    private static List<String> contents(Call call) {
        return call.list("content").stream()
                .filter(content -> !content.equals("none"))
                .toList();
    }

    private static Map<String, Object> answer(Storage storage, Call call) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("storage", storage.id());
        answer.put("type", storage.type());
        if (call.optional("encryption-key").isPresent()) {
            answer.put("config", Map.of("encryption-key", call.text("encryption-key")));
        }
        return answer;
    }

    private static Object change(Call call) {
        Storage old = require(call);
        String seen = call.text("digest");
        if (!seen.isEmpty() && !seen.equals(digest(state(call)))) {
            throw new Refusal("update storage failed: detected modified configuration - file changed by other user? Try"
                    + " again.");
        }
        List<String> deletes = call.list("delete");
        List<String> nodes = deletes.contains("nodes") ? List.of() : old.nodes();
        Storage storage = new Storage(
                old.id(),
                old.type(),
                call.optional("content").isPresent() ? contents(call) : old.content(),
                call.optional("nodes").isPresent() ? call.list("nodes") : nodes,
                SHARED.contains(old.type()) || call.flag("shared", old.shared() && !deletes.contains("shared")),
                old.capacity(),
                options(call, old.options()));
        state(call).storages().put(old.id(), storage);
        return answer(storage, call);
    }

    private static Object delete(Call call) {
        Storage storage = require(call);
        boolean isBase = state(call).storages().values().stream()
                .anyMatch(other -> Arrays.asList(
                                other.options().getOrDefault("base", "").split(":"))
                        .contains(storage.id()));
        if (isBase) {
            throw new Refusal(
                    "delete storage failed: can't remove storage - storage is used as base of another storage");
        }
        state(call).storages().remove(storage.id());
        return Json.Null.NULL;
    }

    static boolean maySee(Call call, Storage storage) {
        return call.may("/storage/" + storage.id(), LOOK);
    }
}
