package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Fields;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything the simulated cluster knows, as it is kept on disk. Mutable; guarded by the cluster's lock. */
public final class ClusterState {
    private final String name;
    private final String version;
    private final int release;
    private final String secret;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Storage> storages = new LinkedHashMap<>();
    private final NavigableMap<String, Volume> volumes = new TreeMap<>();
    private final NavigableMap<String, Long> ballast = new TreeMap<>();
    private final NavigableMap<Integer, Guest> guests = new TreeMap<>();
    private final NavigableMap<String, String> pools = new TreeMap<>();
    private final NavigableMap<String, String> storagePools = new TreeMap<>();
    private final NavigableMap<String, String> options = new TreeMap<>();
    private final NavigableMap<String, User> users = new TreeMap<>();
    private final NavigableMap<String, ApiToken> tokens = new TreeMap<>();
    private final NavigableMap<String, String> roles = new TreeMap<>();
    private final List<AclEntry> acl = new ArrayList<>();
    private final NavigableMap<String, PciMapping> mappings = new TreeMap<>();
    private final NavigableMap<Integer, String> addresses = new TreeMap<>();
    private final Map<String, TaskRecord> tasks = new LinkedHashMap<>();
    private final NavigableMap<String, ConfigFile> files = new TreeMap<>();
    private boolean quorumCut;

    /**
     * @param version such as {@code 9.1.3}
     * @param secret what tickets are signed with
     */
    public ClusterState(String name, String version, String secret) {
        this.name = name;
        this.version = version;
        this.release = release(version);
        this.secret = secret;
    }

    public String name() {
        return name;
    }

    public String version() {
        return version;
    }

    /** Whether this is at least the given release, such as 9.0. */
    public boolean isAtLeast(int major, int minor) {
        return release >= major * 1000 + minor;
    }

    private static int release(String version) {
        String[] parts = version.split("\\.");
        return Integer.parseInt(parts[0]) * 1000 + (parts.length > 1 ? Integer.parseInt(parts[1]) : 0);
    }

    public String secret() {
        return secret;
    }

    public Map<String, Node> nodes() {
        return nodes;
    }

    public Map<String, Storage> storages() {
        return storages;
    }

    /** Volumes by id and place. */
    public Collection<Volume> volumes() {
        return volumes.values();
    }

    /** The volume of that id at that place. */
    Optional<Volume> volume(String id, String place) {
        return Optional.ofNullable(volumes.get(Volume.key(id, place)));
    }

    /** Those of one storage, wherever they are. */
    Collection<Volume> volumesOn(String storage) {
        return volumes.subMap(Volume.first(storage), Volume.end(storage)).values();
    }

    public void put(Volume volume) {
        volumes.put(volume.key(), volume);
    }

    public void remove(Volume volume) {
        volumes.remove(volume.key());
    }

    /** Bytes that something else takes on a storage, by {@code storage@place}. */
    public NavigableMap<String, Long> ballast() {
        return ballast;
    }

    public NavigableMap<Integer, Guest> guests() {
        return guests;
    }

    /** The guest wherever it is, or a refusal. */
    public Optional<Guest> guest(int vmid) {
        return Optional.ofNullable(guests.get(vmid));
    }

    /** Comments of the pools by name. */
    public NavigableMap<String, String> pools() {
        return pools;
    }

    /** Pools of the storages that are in one, by storage. */
    public NavigableMap<String, String> storagePools() {
        return storagePools;
    }

    /** Datacenter options. */
    public NavigableMap<String, String> options() {
        return options;
    }

    public NavigableMap<String, User> users() {
        return users;
    }

    public NavigableMap<String, ApiToken> tokens() {
        return tokens;
    }

    /** Own roles: privileges, comma-separated, by name. */
    public NavigableMap<String, String> roles() {
        return roles;
    }

    public List<AclEntry> acl() {
        return acl;
    }

    public NavigableMap<String, PciMapping> mappings() {
        return mappings;
    }

    /** Addresses that a test gave to guests, such as {@code 10.0.0.7/24}. */
    public NavigableMap<Integer, String> addresses() {
        return addresses;
    }

    /** Tasks by id, oldest first. */
    public Map<String, TaskRecord> tasks() {
        return tasks;
    }

    /** A configuration file; made when it is first asked for. */
    public ConfigFile file(String path) {
        return files.computeIfAbsent(path, _ -> new ConfigFile());
    }

    /** How far the clock of a node is off, in milliseconds. */
    public long skew(String node) {
        String text = file("skew").text(node, "millis");
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    public boolean hasFile(String path) {
        return files.containsKey(path);
    }

    /** Removes the files whose path is this, or begins so if it ends with a slash. */
    public void removeFiles(String path) {
        files.keySet().removeIf(name -> name.equals(path) || (path.endsWith("/") && name.startsWith(path)));
    }

    public void cutQuorum(boolean cut) {
        quorumCut = cut;
    }

    /** Whether more than half of the nodes are there. */
    public boolean isQuorate() {
        long online = nodes.values().stream().filter(Node::isOnline).count();
        return !quorumCut && online * 2 > nodes.size();
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("version", version);
        json.put("secret", secret);
        json.put("quorumCut", quorumCut);
        json.put("nodes", list(nodes.values(), Node::toJson));
        json.put("storages", list(storages.values(), Storage::toJson));
        json.put("volumes", list(volumes.values(), Volume::toJson));
        json.put("ballast", ballast);
        json.put("guests", list(guests.values(), Guest::toJson));
        json.put("pools", pools);
        json.put("storagePools", storagePools);
        json.put("options", options);
        json.put("users", list(users.values(), User::toJson));
        json.put("tokens", list(tokens.values(), ApiToken::toJson));
        json.put("roles", roles);
        json.put("acl", list(acl, AclEntry::toJson));
        json.put("mappings", list(mappings.values(), PciMapping::toJson));
        json.put("addresses", addresses);
        json.put("tasks", list(tasks.values(), TaskRecord::toJson));
        Map<String, Object> kept = new LinkedHashMap<>();
        files.forEach((path, file) -> kept.put(path, file.toJson()));
        json.put("files", kept);
        return json;
    }

    private static <T> List<Object> list(Collection<T> items, Function<T, Object> toJson) {
        return items.stream().map(toJson).toList();
    }

    static ClusterState fromJson(Map<String, Object> json) {
        Fields fields = new Fields(json);
        ClusterState state = new ClusterState(fields.text("name"), fields.text("version"), fields.text("secret"));
        state.quorumCut = fields.flag("quorumCut");
        each(fields, "nodes", item -> {
            Node node = Node.fromJson(item);
            state.nodes.put(node.name(), node);
        });
        each(fields, "storages", item -> {
            Storage storage = Storage.fromJson(item);
            state.storages.put(storage.id(), storage);
        });
        each(fields, "volumes", item -> {
            Volume volume = Volume.fromJson(item);
            state.volumes.put(volume.key(), volume);
        });
        fields.map("ballast").forEach((key, bytes) -> state.ballast.put(key, Long.valueOf(bytes)));
        each(fields, "guests", item -> {
            Guest guest = Guest.fromJson(item);
            state.guests.put(guest.vmid(), guest);
        });
        state.pools.putAll(fields.map("pools"));
        state.storagePools.putAll(fields.map("storagePools"));
        state.options.putAll(fields.map("options"));
        each(fields, "users", item -> {
            User user = User.fromJson(item);
            state.users.put(user.id(), user);
        });
        each(fields, "tokens", item -> {
            ApiToken token = ApiToken.fromJson(item);
            state.tokens.put(token.id(), token);
        });
        state.roles.putAll(fields.map("roles"));
        each(fields, "acl", item -> state.acl.add(AclEntry.fromJson(item)));
        each(fields, "mappings", item -> {
            PciMapping mapping = PciMapping.fromJson(item);
            state.mappings.put(mapping.id(), mapping);
        });
        fields.map("addresses").forEach((vmid, address) -> state.addresses.put(Integer.valueOf(vmid), address));
        each(fields, "tasks", item -> {
            TaskRecord task = TaskRecord.fromJson(item);
            state.tasks.put(task.upid().toString(), task);
        });
        Json.object(json.getOrDefault("files", Map.of()))
                .forEach((path, file) -> state.files.put(path, ConfigFile.fromJson(Json.object(file))));
        return state;
    }

    private static void each(Fields fields, String name, Consumer<Fields> put) {
        fields.list(name).forEach(item -> put.accept(new Fields(Json.object(item))));
    }
}
