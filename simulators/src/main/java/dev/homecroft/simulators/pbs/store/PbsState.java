package dev.homecroft.simulators.pbs.store;

import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Fields;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.wire.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Everything the simulated server knows, as it is kept on disk. Mutable; guarded by the stage's lock. */
public final class PbsState {
    private final String version;
    private final String secret;
    private final NavigableMap<String, ConfigFile> files = new TreeMap<>();
    private final NavigableMap<String, Holding> holdings = new TreeMap<>();
    private final Map<String, TaskRecord> tasks = new LinkedHashMap<>();

    /**
     * @param version such as {@code 4.1}
     * @param secret what tickets are signed with
     */
    public PbsState(String version, String secret) {
        this.version = version;
        this.secret = secret;
    }

    public String version() {
        return version;
    }

    public String secret() {
        return secret;
    }

    /** A configuration file; made when it is first asked for. */
    public ConfigFile file(String name) {
        return files.computeIfAbsent(name, _ -> new ConfigFile());
    }

    /** What lies in each folder that was ever a datastore's, by path. */
    public NavigableMap<String, Holding> holdings() {
        return holdings;
    }

    /** Tasks by id, oldest first. */
    public Map<String, TaskRecord> tasks() {
        return tasks;
    }

    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", version);
        json.put("secret", secret);
        Map<String, Object> kept = new LinkedHashMap<>();
        files.forEach((name, file) -> kept.put(name, file.toJson()));
        json.put("files", kept);
        Map<String, Object> held = new LinkedHashMap<>();
        holdings.forEach((path, holding) -> held.put(path, holding.toJson()));
        json.put("holdings", held);
        json.put("tasks", tasks.values().stream().map(TaskRecord::toJson).toList());
        return json;
    }

    public static PbsState fromJson(Map<String, Object> json) {
        Fields fields = new Fields(json);
        PbsState state = new PbsState(fields.text("version"), fields.text("secret"));
        Json.object(json.getOrDefault("files", Map.of()))
                .forEach((name, file) -> state.files.put(name, ConfigFile.fromJson(Json.object(file))));
        Json.object(json.getOrDefault("holdings", Map.of()))
                .forEach((path, holding) -> state.holdings.put(path, Holding.fromJson(Fields.of(holding))));
        fields.list("tasks").forEach(kept -> {
            TaskRecord task = TaskRecord.fromJson(Fields.of(kept));
            state.tasks.put(task.upid().toString(), task);
        });
        return state;
    }
}
