package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.values.Sizes;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a node has and what it noted: disks, devices, package sources, services, logs. */
final class NodeFacts {
    private static final String NODE = "/nodes/{node}";
    private static final List<String> HANDLES = List.of("enterprise", "no-subscription", "test");
    private static final List<String> SERVICES =
            List.of("corosync", "pve-cluster", "pvedaemon", "pveproxy", "pvestatd", "sshd", "chrony");

    private NodeFacts() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.get(NODE + "/disks").does(_ -> Names.index("list", "lvm", "lvmthin", "directory", "zfs")),
                Endpoint.get(NODE + "/disks/list")
                        .does(_ -> List.of(disk("/dev/sda", 256, "LVM"), disk("/dev/sdb", 1000, ""))),
                Endpoint.get(NODE + "/hardware").does(_ -> Names.index("pci", "usb")),
                Endpoint.get(NODE + "/hardware/usb").does(_ -> List.of(hub(1), hub(2))),
                Endpoint.get(NODE + "/apt").does(_ -> Names.index("changelog", "repositories", "update", "versions")),
                Endpoint.get(NODE + "/apt/repositories").does(NodeFacts::repositories),
                Endpoint.post(NODE + "/apt/repositories").does(NodeFacts::toggle),
                Endpoint.put(NODE + "/apt/repositories").does(NodeFacts::addRepository),
                Endpoint.get(NODE + "/apt/update").does(_ -> List.of()),
                Endpoint.post(NODE + "/apt/update")
                        .does(call -> call.task("aptupdate", "", call.duration("aptupdate", 0), _ -> {})),
                Endpoint.get(NODE + "/apt/versions")
                        .does(call -> List.of(Map.of(
                                "Package",
                                "pve-manager",
                                "Version",
                                call.cluster().state().version(),
                                "CurrentState",
                                "Installed"))),
                Endpoint.get(NODE + "/services")
                        .does(_ -> SERVICES.stream().map(NodeFacts::service).toList()),
                Endpoint.get(NODE + "/syslog").does(NodeFacts::syslog),
                Endpoint.get("/cluster/log").does(NodeFacts::clusterLog),
                Endpoint.get(NODE + "/subscription").does(_ -> Map.of("status", "notfound")));
    }

    private static Map<String, Object> disk(String path, long gibi, String used) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("devpath", path);
        row.put("size", gibi * Sizes.GIB);
        row.put("type", "ssd");
        row.put("model", "Simulated disk");
        row.put("serial", "SIM" + path.substring(path.length() - 1));
        row.put("vendor", "ATA");
        row.put("wwn", "unknown");
        row.put("gpt", used.isEmpty() ? 0 : 1);
        row.put("health", "PASSED");
        row.put("wearout", 100);
        if (!used.isEmpty()) {
            row.put("used", used);
        }
        return row;
    }

    private static Map<String, Object> hub(int bus) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("busnum", bus);
        row.put("devnum", 1);
        row.put("class", 9);
        row.put("level", 0);
        row.put("port", 0);
        row.put("prodid", bus == 1 ? "0002" : "0003");
        row.put("vendid", "1d6b");
        row.put("speed", bus == 1 ? "480" : "10000");
        row.put("product", "xHCI Host Controller");
        return row;
    }

    private static Map<String, Object> service(String name) {
        return Map.of("service", name, "name", name, "desc", name, "state", "running", "active-state", "active");
    }

    private static ConfigFile sources(Call call) {
        ConfigFile file = call.cluster().state().file("apt/" + call.node());
        if (file.entries().isEmpty()) {
            file.at("enterprise").put("enabled", "1");
        }
        return file;
    }

    private static String path(String handle) {
        return handle.equals("enterprise")
                ? "/etc/apt/sources.list.d/pve-enterprise.sources"
                : "/etc/apt/sources.list.d/proxmox.sources";
    }

    private static Map<String, Object> source(String handle, boolean isEnabled) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Types", List.of("deb"));
        row.put("URIs", List.of("https://packages.example.org/debian/pve"));
        row.put("Suites", List.of("trixie"));
        row.put("Components", List.of("pve-" + handle));
        row.put("Enabled", isEnabled ? 1 : 0);
        row.put("FileType", "sources");
        return row;
    }

    private static Object repositories(Call call) {
        ConfigFile kept = sources(call);
        Map<String, List<Object>> files = new LinkedHashMap<>();
        List<Object> standard = new ArrayList<>();
        for (String handle : HANDLES) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("handle", handle);
            row.put("name", handle);
            kept.find(handle).ifPresent(entry -> {
                boolean isEnabled = "1".equals(entry.get("enabled"));
                row.put("status", isEnabled ? 1 : 0);
                files.computeIfAbsent(path(handle), _ -> new ArrayList<>()).add(source(handle, isEnabled));
            });
            standard.add(row);
        }
        List<Object> rows = new ArrayList<>();
        files.forEach((path, sources) ->
                rows.add(Map.of("path", path, "file-type", "sources", "repositories", sources, "digest", List.of())));
        return Map.of(
                "files",
                rows,
                "standard-repos",
                standard,
                "errors",
                List.of(),
                "infos",
                List.of(),
                "digest",
                kept.digest());
    }

    private static Object toggle(Call call) {
        ConfigFile kept = sources(call);
        kept.requireDigest(call.text("digest"));
        List<String> there = HANDLES.stream()
                .filter(handle -> kept.find(handle).isPresent() && path(handle).equals(call.text("path")))
                .toList();
        int index = (int) call.number("index", 0);
        if (index < 0 || index >= there.size()) {
            throw new dev.homecroft.simulators.stage.Refusal(
                    "invalid index '" + index + "' for '" + call.text("path") + "'");
        }
        kept.at(there.get(index)).put("enabled", call.flag("enabled") ? "1" : "0");
        return Json.Null.NULL;
    }

    private static Object addRepository(Call call) {
        ConfigFile kept = sources(call);
        kept.requireDigest(call.text("digest"));
        if (!HANDLES.contains(call.text("handle"))) {
            throw new dev.homecroft.simulators.stage.Refusal("no such repository '" + call.text("handle") + "'");
        }
        kept.at(call.text("handle")).put("enabled", "1");
        return Json.Null.NULL;
    }

    /** What the node noted of its tasks. */
    private static Object syslog(Call call) {
        List<Object> lines = new ArrayList<>();
        for (TaskRecord task : call.cluster().state().tasks().values()) {
            if (task.upid().node().equals(call.node())) {
                String from = call.node() + " pvedaemon[" + task.upid().pid() + "]: <"
                        + task.upid().user() + "> ";
                lines.add(Map.of("n", lines.size() + 1, "t", from + "starting task " + task.upid()));
                if (!task.isRunning()) {
                    lines.add(Map.of("n", lines.size() + 1, "t", from + "end task " + task.upid() + " " + task.exit()));
                }
            }
        }
        call.envelope().put("total", lines.size());
        return lines.stream()
                .skip(call.number("start", 0))
                .limit(call.number("limit", 50))
                .toList();
    }

    private static Object clusterLog(Call call) {
        List<Object> rows = new ArrayList<>();
        boolean seesAll = call.may("/", "Sys.Syslog");
        for (TaskRecord task : call.cluster().state().tasks().values()) {
            boolean isOwn = task.upid().user().equals(call.caller().id());
            if (seesAll || isOwn) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("uid", rows.size() + 1);
                row.put("time", task.upid().start());
                row.put("pri", 6);
                row.put("tag", "pvedaemon");
                row.put("pid", task.upid().pid());
                row.put("node", task.upid().node());
                row.put("user", task.upid().user());
                row.put("msg", "starting task " + task.upid());
                rows.add(row);
            }
        }
        return rows.reversed().stream().limit(call.number("max", 50)).toList();
    }
}
