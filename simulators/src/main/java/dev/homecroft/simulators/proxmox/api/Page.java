package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.Cluster;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.Guest;
import dev.homecroft.simulators.proxmox.cluster.Node;
import dev.homecroft.simulators.stage.TaskRecord;
import dev.homecroft.simulators.values.Sizes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page for people: what is in the simulated cluster and what happens there. It is the simulator's own and asks for no
 * ticket, since the simulator listens on the loopback address only. Wants the lock held.
 */
final class Page {
    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>a simulated Proxmox VE</title>
            <style>
            body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#222;background:#fdfdfc}
            h1{font-size:1.4rem}h2{font-size:1.05rem;margin:2rem 0 .4rem}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .9rem .25rem 0;border-bottom:1px solid #e4e4e0}
            th{font-weight:600;color:#666}.bad{color:#a4262c}.dim{color:#888}
            @media(prefers-color-scheme:dark){body{background:#191a1b;color:#ddd}td,th{border-color:#333}.bad{color:#ff8a80}}
            </style></head><body>
            """;
    private static final int NEWEST = 30;

    private Page() {}

    static String of(Cluster cluster) {
        ClusterState state = cluster.state();
        StringBuilder html = new StringBuilder(HEAD);
        html.append("<h1>")
                .append(escape(state.name()))
                .append(" <span class=dim>· a simulated Proxmox VE ")
                .append(escape(state.version()))
                .append(" · its clock says ")
                .append(time(cluster.now() / 1000))
                .append("</span></h1>\n");
        if (!state.isQuorate()) {
            html.append("<p class=bad>The cluster has no quorum: nothing can be changed.</p>\n");
        }
        table(html, "Nodes", List.of("Name", "State", "Guests", "Memory"), nodes(cluster));
        table(html, "Guests", List.of("Id", "Name", "Kind", "Node", "State", "Lock", "Tags"), guests(state));
        table(html, "Storages", List.of("Name", "Type", "Holds", "Volumes"), storages(state));
        table(html, "Tasks", List.of("Began", "Node", "Task", "About", "By", "Result"), tasks(state));
        return html.append("</body></html>\n").toString();
    }

    private static List<List<String>> nodes(Cluster cluster) {
        List<List<String>> rows = new ArrayList<>();
        for (Node node : cluster.state().nodes().values()) {
            long guests = cluster.state().guests().values().stream()
                    .filter(guest -> guest.node().equals(node.name()))
                    .count();
            String power = switch (node.power()) {
                case ON -> "online";
                case OFF -> "!offline";
                case HANGING -> "!does not answer";
                case CUT_OFF -> "!cut off";
            };
            rows.add(List.of(
                    node.name(),
                    power,
                    Long.toString(guests),
                    NodeEndpoints.memoryInUse(cluster, node) / Sizes.GIB + " of " + node.memory() / Sizes.GIB
                            + " GiB"));
        }
        return rows;
    }

    private static List<List<String>> guests(ClusterState state) {
        List<List<String>> rows = new ArrayList<>();
        for (Guest guest : state.guests().values()) {
            String runs = guest.isTemplate() ? "template" : guest.isRunning() ? "running" : "stopped";
            rows.add(List.of(
                    Integer.toString(guest.vmid()),
                    guest.name(),
                    guest.kind() == Guest.Kind.QEMU ? "machine" : "container",
                    guest.node(),
                    runs,
                    guest.lock().orElse(""),
                    guest.option("tags").replace(";", " ")));
        }
        return rows;
    }

    private static List<List<String>> storages(ClusterState state) {
        return state.storages().values().stream()
                .map(storage -> List.of(
                        storage.id(),
                        storage.type() + (storage.shared() ? ", shared" : ""),
                        String.join(" ", storage.content()),
                        Long.toString(state.volumes().stream()
                                .filter(volume -> volume.storage().equals(storage.id()))
                                .count())))
                .toList();
    }

    private static List<List<String>> tasks(ClusterState state) {
        List<List<String>> rows = new ArrayList<>();
        for (TaskRecord task : state.tasks().values()) {
            String result = task.isRunning() ? "runs" : task.exit();
            boolean isFine = task.isRunning() || result.equals("OK") || result.startsWith("WARNINGS");
            rows.add(List.of(
                    time(task.upid().start()),
                    task.upid().node(),
                    task.upid().type(),
                    task.upid().id(),
                    task.upid().user(),
                    isFine ? result : "!" + result));
        }
        return rows.reversed().stream().limit(NEWEST).toList();
    }

    /** A cell that begins with an exclamation mark is bad news. */
    private static void table(StringBuilder html, String title, List<String> columns, List<List<String>> rows) {
        html.append("<h2>").append(title).append("</h2>\n");
        if (rows.isEmpty()) {
            html.append("<p class=dim>None.</p>\n");
            return;
        }
        html.append("<table><tr>");
        columns.forEach(column -> html.append("<th>").append(column).append("</th>"));
        html.append("</tr>\n");
        for (List<String> row : rows) {
            html.append("<tr>")
                    .append(row.stream().map(Page::cell).collect(Collectors.joining()))
                    .append("</tr>\n");
        }
        html.append("</table>\n");
    }

    private static String cell(String text) {
        boolean isBad = text.startsWith("!");
        return (isBad ? "<td class=bad>" : "<td>") + escape(isBad ? text.substring(1) : text) + "</td>";
    }

    private static String time(long seconds) {
        return Instant.ofEpochSecond(seconds).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
