package dev.homecroft.app.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.app.accidents.Desk;
import dev.homecroft.app.lab.LoadedLab;
import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.TakeoverWish;
import dev.homecroft.state.Action;
import dev.homecroft.state.Plan;
import dev.homecroft.state.RunStatus;
import dev.homecroft.state.Step;
import dev.homecroft.views.TakeoverReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A lab that says nothing but where the cluster is, and what is done with it. */
final class EmptyLab {
    private final Bench bench;
    private final Desk desk;

    EmptyLab(Bench bench, Path folder, String id) {
        this.bench = bench;
        this.desk = new Desk(folder, bench.seat().labs(folder));
        desk.write("lab.yaml", """
                lab: { name: found, id: %s, domains: { private: lab.test }, secrets: env }
                secrets: { stores: { env: { kind: env, prefix: BENCH } } }
                hypervisors:
                  home:
                    # The token has all rights.
                    kind: proxmox
                    members: []
                    token: proxmox/token
                """.formatted(id));
    }

    Desk desk() {
        return desk;
    }

    /** Looks, and writes the files. */
    TakeoverReport takeOver(String... from) {
        return desk.with(session -> {
            TakeoverReport report = look(session, from);
            session.write(report);
            return report;
        });
    }

    static TakeoverReport look(LabSession session, String... from) {
        return session.takeOver(new TakeoverWish(Optional.empty(), Set.of(from)));
    }

    /** Nobody can tell where an image came from; here somebody remembers. */
    void rememberImages(TakeoverReport report) {
        boolean isDisk = report.left().stream().anyMatch(left -> left.what().contains(".qcow2"));
        boolean isContainer =
                report.left().stream().anyMatch(left -> left.what().contains(".tar.zst"));
        desk.write(
                "images.yaml",
                "images:\n"
                        + (isDisk ? Bench.DISK_IMAGE + "\n" : "")
                        + (isContainer ? Bench.CONTAINER_IMAGE + "\n" : ""));
    }

    /** The files have no errors; the plan puts on marks and does nothing else, and after it nothing is left to do. */
    void settlesWithMarksAlone() {
        LoadedLab.labIn(desk.folder());
        Map<Integer, NavigableMap<String, String>> before = everything();
        List<String> settings = settings();
        Plan plan = desk.plan();
        assertThat(plan.blocked()).as(desk.words()).isEmpty();
        assertThat(plan.steps()).allMatch(step -> step.action() == Action.ADOPT || isNote(step), "marks and notes");
        assertThat(desk.apply(plan).status()).as(desk.words()).isEqualTo(RunStatus.DONE);
        Plan after = desk.plan();
        assertThat(after.steps()).as("steps after the marks").isEmpty();
        assertThat(after.blocked()).as(desk.words()).isEmpty();
        assertThat(everything()).isEqualTo(before);
        assertThat(settings()).isEqualTo(settings);
    }

    /** All that is set beside guests, but for our marks. */
    private List<String> settings() {
        List<String> paths = new ArrayList<>(List.of(
                "/cluster/firewall/options",
                "/cluster/firewall/rules",
                "/cluster/firewall/groups",
                "/cluster/firewall/aliases",
                "/cluster/firewall/ipset",
                "/cluster/sdn/zones",
                "/cluster/sdn/vnets",
                "/cluster/replication",
                "/cluster/backup",
                "/cluster/ha/resources",
                "/cluster/ha/rules",
                "/cluster/acme/plugins"));
        for (String node : List.of("pve1", "pve2", "pve3")) {
            for (String page : List.of("network", "config", "dns", "firewall/options", "firewall/rules")) {
                paths.add("/nodes/" + node + "/" + page);
            }
        }
        return paths.stream().map(this::asked).toList();
    }

    private String asked(String path) {
        return path + " "
                + bench.anna()
                        .ask("GET", path, Map.of())
                        .replaceAll(" ?\\[croft [^\\]]*\\]", "")
                        .replaceAll(",?\"comment\":\"\"", "")
                        .replaceAll("\"digest\":\"[^\"]*\"", "");
    }

    private static boolean isNote(Step step) {
        return !step.changes().isEmpty()
                && step.changes().stream().allMatch(change -> change.path().equals("note"));
    }

    /** All guests but for their notes. */
    Map<Integer, NavigableMap<String, String>> everything() {
        Map<Integer, NavigableMap<String, String>> all = new TreeMap<>();
        for (int id = 100; id < 1000; id++) {
            int vmid = id;
            bench.look(id).ifPresent(guest -> {
                guest.remove("description");
                guest.remove("digest");
                all.put(vmid, guest);
            });
        }
        return all;
    }

    /** Why the first thing of that name is not taken over; a dash if all of them are. */
    static String why(TakeoverReport report, String what) {
        return report.left().stream()
                .filter(left -> left.what().contains(what))
                .map(TakeoverReport.Left::why)
                .findFirst()
                .orElse("-");
    }
}
