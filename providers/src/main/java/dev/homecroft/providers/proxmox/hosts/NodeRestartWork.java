package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Step;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Restarts a node and waits until it is whole again: in its cluster, with quorum, and with the storages that it had. Right before
 * the call it must be the node of the plan, marked as drained for this, empty, and one that the cluster can spare.
 */
public final class NodeRestartWork extends NodeWork {
    /** Some servers take ten minutes to test their memory. */
    private static final int PATIENCE = 240;

    private final long before;
    private boolean wasCalled;

    public NodeRestartWork(ProxmoxClient client, Step step) {
        super(client, step);
        this.before = step.arguments().whole("after").orElse(Long.MAX_VALUE);
    }

    @Override
    public Look look() {
        try {
            return look(members());
        } catch (CroftException unreadable) {
            if (wasCalled) {
                return new Look.Go();
            }
            throw unreadable;
        }
    }

    private Look look(List<Quorum.Member> members) {
        boolean isUp = members.stream().anyMatch(member -> member.name().equals(node()) && member.isUp());
        Optional<Long> started = isUp ? Boot.started(client, node()) : Optional.empty();
        if (started.isEmpty()) {
            return wasCalled ? new Look.Go() : notWhole("It does not answer; it may be restarting.");
        }
        if (Boot.isLater(started.get(), before)) {
            Optional<String> missing = missing();
            if (missing.isEmpty()) {
                return new Look.Already(done());
            }
            return wasCalled ? new Look.Go() : notWhole(missing.get());
        }
        if (wasCalled) {
            return new Look.Go();
        }
        return obstacle(members).<Look>map(Look.Stop::new).orElseGet(Look.Go::new);
    }

    private Look notWhole(String why) {
        return new Look.Stop(new StepResult.Unknown(Problems.about(
                step.id().address(),
                "host-not-back",
                "`%s` is not back as it was yet.".formatted(node()),
                why,
                "look at the node; the next command looks again and goes on from there")));
    }

    /** What it had and does not have again. */
    private Optional<String> missing() {
        boolean isQuorate = rows("/cluster/status", "show its state").stream()
                .filter(row -> row.text("type").orElse("").equals("cluster"))
                .allMatch(row -> row.flag("quorate").orElse(false));
        if (!isQuorate) {
            return Optional.of("Its cluster has no quorum.");
        }
        List<String> active = rows(path("/storage?enabled=1"), "list its storages").stream()
                .filter(row -> row.flag("active").orElse(false))
                .flatMap(row -> row.text("storage").stream())
                .toList();
        List<String> wanted = new ArrayList<>();
        if (step.arguments().get("storages").orElse(Value.of("")) instanceof Value.Items(var names)) {
            names.forEach(name -> wanted.add(name.toString()));
        }
        wanted.removeAll(active);
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of("Its storage `%s` is not active.".formatted(wanted.getFirst()));
    }

    private List<Quorum.Member> members() {
        return rows("/cluster/status", "show its state").stream()
                .filter(row -> row.text("type").orElse("").equals("node"))
                .map(row -> new Quorum.Member(
                        row.text("name").orElse(""), row.flag("online").orElse(false)))
                .toList();
    }

    private List<Json.Obj> rows(String path, String doing) {
        return Tasks.rows(client.need(path, doing));
    }

    private Optional<StepResult> obstacle(List<Quorum.Member> members) {
        Optional<Expectation> expects = step.expects();
        Notes notes = Notes.parse(config().text("description").orElse(""));
        boolean isIt = expects.isPresent()
                && isExpected()
                && notes.mark().isPresent()
                && notes.mark().equals(expects.get().mark());
        if (!isIt) {
            return Optional.of(new StepResult.Refused(Problems.identity(
                    step.id().address(),
                    "The notes of `%s` no longer say that it is drained for this restart. Nothing was touched."
                            .formatted(node()))));
        }
        return running()
                .map(guest -> Restart.notEmpty(step.id().address(), guest))
                .or(() -> Quorum.lostWithout(node(), members, Quorum.deviceVotes(client))
                        .map(why -> Restart.quorumAtRisk(step.id().address(), why)))
                .map(StepResult.Failed::new);
    }

    /** A guest that runs there now, ours or not. */
    private Optional<String> running() {
        for (GuestKind kind : GuestKind.values()) {
            String path = path("/" + kind.path());
            Optional<String> found = rows(path, "list the guests of " + node()).stream()
                    .filter(row -> !row.text("status").orElse("").equals("stopped"))
                    .map(row -> row.text("name")
                            .orElse(kind.path() + "/" + row.whole("vmid").orElse(0L)))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public Answer call() {
        wasCalled = true;
        return client.post(path("/status"), Map.of("command", "reboot"));
    }

    @Override
    public String doing() {
        return "restart `%s`".formatted(node());
    }

    /** Once it was asked nobody can say that nothing happened. */
    @Override
    public boolean isHalf() {
        return wasCalled;
    }

    @Override
    public int patience() {
        return PATIENCE;
    }
}
