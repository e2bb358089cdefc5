package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Fields;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A guest: its configuration file, what of it is still pending, and whether it runs. Mutable; guarded by the cluster's
 * lock.
 */
public final class Guest {
    /** Virtual machine or container, with the words in which they differ. */
    public enum Kind {
        QEMU("qemu", "qm", "VM", "qemu-server"),
        LXC("lxc", "vz", "CT", "lxc");

        private final String path;
        private final String task;
        private final String word;
        private final String folder;

        Kind(String path, String task, String word, String folder) {
            this.path = path;
            this.task = task;
            this.word = word;
            this.folder = folder;
        }

        /** As in API paths and in the type of a resource. */
        public String path() {
            return path;
        }

        /** The type of its task for this verb. */
        public String task(String verb) {
            return task + verb;
        }

        /** {@code VM} or {@code CT}. */
        public String word() {
            return word;
        }

        public String folder() {
            return folder;
        }

        public String nameKey() {
            return this == QEMU ? "name" : "hostname";
        }

        /** The lock file whose timeout the real server reports. */
        public String lockFile(int vmid) {
            return this == QEMU
                    ? "/var/lock/qemu-server/lock-" + vmid + ".conf"
                    : "/run/lock/lxc/pve-config-" + vmid + ".lock";
        }
    }

    private final int vmid;
    private final Kind kind;
    private final NavigableMap<String, String> config = new TreeMap<>();
    private final NavigableMap<String, String> pending = new TreeMap<>();
    private final NavigableSet<String> pendingDelete = new TreeSet<>();
    private final NavigableMap<String, String> cloudinit = new TreeMap<>();
    private String node;
    private String pool = "";
    private boolean running;
    private long startedAt;

    public Guest(int vmid, Kind kind, String node) {
        this.vmid = vmid;
        this.kind = kind;
        this.node = node;
    }

    public int vmid() {
        return vmid;
    }

    public Kind kind() {
        return kind;
    }

    public String node() {
        return node;
    }

    public void moveTo(String target) {
        node = target;
    }

    public String pool() {
        return pool;
    }

    public void joinPool(String name) {
        pool = name;
    }

    public boolean isRunning() {
        return running;
    }

    /** When it was started, in simulated milliseconds. */
    public long startedAt() {
        return startedAt;
    }

    public void started(long now) {
        running = true;
        startedAt = now;
    }

    public void stopped() {
        running = false;
    }

    /** What is in effect now. */
    public NavigableMap<String, String> config() {
        return config;
    }

    /** What will be set at the next start. */
    public NavigableMap<String, String> pending() {
        return pending;
    }

    /** What will be gone at the next start. */
    public NavigableSet<String> pendingDelete() {
        return pendingDelete;
    }

    /** The settings that the cloud-init drive was last made from. */
    public NavigableMap<String, String> cloudinit() {
        return cloudinit;
    }

    public String option(String key) {
        return config.getOrDefault(key, "");
    }

    public String name() {
        String name = option(kind.nameKey());
        return name.isEmpty() ? kind.word() + vmid : name;
    }

    public boolean isTemplate() {
        return option("template").equals("1");
    }

    public Optional<String> lock() {
        return Optional.ofNullable(config.get("lock"));
    }

    /** Configuration with the pending changes in it, as the web console shows it. */
    public NavigableMap<String, String> merged() {
        NavigableMap<String, String> merged = new TreeMap<>(config);
        pendingDelete.forEach(merged::remove);
        merged.putAll(pending);
        return merged;
    }

    /** Applies what is pending, as a cold start does. */
    public void applyPending() {
        pendingDelete.forEach(config::remove);
        config.putAll(pending);
        pendingDelete.clear();
        pending.clear();
    }

    /** SHA-1 over the configuration file. */
    public String digest() {
        try {
            byte[] text = (config + "[PENDING]" + pending + pendingDelete).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-1", e);
        }
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("vmid", vmid);
        json.put("kind", kind.name());
        json.put("node", node);
        json.put("pool", pool);
        json.put("running", running);
        json.put("startedAt", startedAt);
        json.put("config", config);
        json.put("pending", pending);
        json.put("pendingDelete", pendingDelete);
        json.put("cloudinit", cloudinit);
        return json;
    }

    static Guest fromJson(Fields fields) {
        Guest guest = new Guest((int) fields.number("vmid"), Kind.valueOf(fields.text("kind")), fields.text("node"));
        guest.pool = fields.text("pool");
        guest.running = fields.flag("running");
        guest.startedAt = fields.number("startedAt");
        guest.config.putAll(fields.map("config"));
        guest.pending.putAll(fields.map("pending"));
        guest.pendingDelete.addAll(fields.texts("pendingDelete"));
        guest.cloudinit.putAll(fields.map("cloudinit"));
        return guest;
    }
}
