package dev.homecroft.providers.proxmox.api;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.spi.StepContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Waits for tasks and reads how they ended. */
public final class Tasks {
    private static final int PAGE = 500;
    private static final int UNKNOWN_AT_FIRST = 3;
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]+)?) ?%");

    private static final int LATEST = 50;

    private final ProxmoxClient client;
    private final ProxmoxSettings settings;
    private final StepContext context;

    public Tasks(ProxmoxClient client, ProxmoxSettings settings, StepContext context) {
        this.client = client;
        this.settings = settings;
        this.context = context;
    }

    /** How a task ended, as far as anybody can tell. */
    public sealed interface End {
        /** @param warnings lines of its log that warn */
        record Good(List<String> warnings) implements End {}

        record Bad(String text, Optional<String> lastLine) implements End {}

        /** It may still run, or its node can't be asked. */
        record Open(String why) implements End {}
    }

    /** Waits for a task that has just begun: nobody asks before another one like it has ended. */
    public End awaitBegun(Upid task, String doing) {
        Instant begun = context.clock().instant();
        Optional<Duration> usual = client.taskTimes().least(task.type());
        usual.map(least -> min(least, settings.longestPoll()))
                .filter(least -> !least.isZero())
                .ifPresent(context::pause);
        return await(task, doing, Optional.of(begun), usual);
    }

    /** Waits for a task that may have ended long ago. */
    public End await(Upid task, String doing) {
        return await(task, doing, Optional.empty(), Optional.empty());
    }

    private End await(Upid task, String doing, Optional<Instant> begun, Optional<Duration> usual) {
        Instant since = begun.orElseGet(() -> context.clock().instant());
        Duration patience = settings.poll();
        Optional<Duration> running = Optional.empty();
        int lost = 0;
        int unknown = 0;
        String fault = "";
        while (lost < settings.lostPolls()) {
            Duration pause = patience;
            Duration asked = after(since);
            switch (client.get(task.path() + "/status")) {
                case Answer.Ok(Json data) -> {
                    Json.Obj status = object(data);
                    if (status.text("status").orElse("").equals("stopped")) {
                        if (begun.isPresent()) {
                            client.taskTimes().took(task.type(), asked, running);
                        }
                        return ended(task, status.text("exitstatus").orElse("unexpected status"));
                    }
                    lost = 0;
                    running = Optional.of(asked);
                    pause = untilNextLook(after(since), usual);
                    patience = settings.poll();
                    boolean isLong = pause.compareTo(settings.poll()) >= 0;
                    context.progress(isLong ? progress(task) : Double.NaN, doing);
                }
                case Answer.Refused refused
                when refused.status() == 400 -> {
                    // A task that has just begun may not be known yet.
                    if (++unknown > UNKNOWN_AT_FIRST) {
                        return new End.Open("the node knows nothing of the task");
                    }
                }
                case Answer.Refused refused -> {
                    fault = refused.text();
                    lost++;
                }
                case Answer.NotSent(String why) -> {
                    fault = why;
                    lost++;
                }
                case Answer.Lost(String why) -> {
                    fault = why;
                    lost++;
                }
            }
            if (context.isCancelled()) {
                return new End.Open("it was left running on the node");
            }
            context.pause(pause);
            if (pause.equals(patience)) {
                patience = min(patience.multipliedBy(3).dividedBy(2), settings.longestPoll());
            }
        }
        return new End.Open(fault);
    }

    private Duration after(Instant begun) {
        return Duration.between(begun, context.clock().instant());
    }

    /**
     * A tenth of what it has taken so far: a run is that much longer at most than its tasks. Where others like it have ended by now,
     * half of how late it is: an eightieth of what it has taken at least, as others may wait for just this end, and a twentieth at
     * most.
     */
    private Duration untilNextLook(Duration waited, Optional<Duration> usual) {
        if (usual.isEmpty()) {
            Duration least = settings.poll().dividedBy(5);
            return min(max(waited.dividedBy(10), least), settings.longestPoll());
        }
        Duration late = waited.minus(usual.get()).dividedBy(2);
        Duration pause = min(max(late, waited.dividedBy(80)), waited.dividedBy(20));
        return min(max(pause, settings.poll().dividedBy(40)), settings.longestPoll());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private End ended(Upid task, String exit) {
        if (exit.equals("OK")) {
            return new End.Good(List.of());
        }
        List<String> log = log(task);
        if (exit.startsWith("WARNINGS")) {
            List<String> warnings = log.stream()
                    .filter(line -> line.regionMatches(true, 0, "WARN", 0, 4))
                    .toList();
            return new End.Good(warnings.isEmpty() ? List.of(exit) : warnings);
        }
        Optional<String> last = log.reversed().stream()
                .filter(line -> !line.isBlank() && !line.startsWith("TASK "))
                .findFirst();
        return new End.Bad(client.redactor().redact(exit), last);
    }

    /** All lines; the server gives 50 unless asked for more. */
    private List<String> log(Upid task) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < 20 * PAGE; start += PAGE) {
            List<String> page = page(task, start);
            lines.addAll(page);
            if (page.size() < PAGE) {
                break;
            }
        }
        return lines;
    }

    private List<String> page(Upid task, int start) {
        return client.get(task.path() + "/log?start=" + start + "&limit=" + PAGE) instanceof Answer.Ok(Json data)
                ? rows(data).stream()
                        .map(row -> client.redactor().redact(row.text("t").orElse("")))
                        .toList()
                : List.of();
    }

    /** What the last lines of the log say in percent, or NaN. */
    private double progress(Upid task) {
        double fraction = Double.NaN;
        for (String line : page(task, 0)) {
            Matcher matcher = PERCENT.matcher(line);
            while (matcher.find()) {
                fraction = Math.min(1, Double.parseDouble(matcher.group(1)) / 100);
            }
        }
        return fraction;
    }

    /** A task of this work that still runs on its node. */
    public Optional<Upid> running(Work work) {
        return work.node().isEmpty() ? Optional.empty() : running(work.node(), work.tasks());
    }

    /**
     * A task that runs on a node now.
     *
     * @param query that picks it, such as {@code typefilter=srvreload}
     */
    public Optional<Upid> running(String node, String query) {
        String path = "/nodes/%s/tasks?source=active&%s".formatted(Words.encode(node), query);
        return client.get(path) instanceof Answer.Ok(Json data)
                ? rows(data).stream()
                        .map(row -> row.text("upid").flatMap(Upid::tryParse))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Tasks of a node, running and ended, latest first; empty when nobody says.
     *
     * @param query that picks them
     */
    public Optional<List<Json.Obj>> latest(String node, String query) {
        String path = "/nodes/%s/tasks?source=all&limit=%d&%s".formatted(Words.encode(node), LATEST, query);
        return client.get(path) instanceof Answer.Ok(Json data) ? Optional.of(rows(data)) : Optional.empty();
    }

    public static Json.Obj object(Json data) {
        return data instanceof Json.Obj object ? object : new Json.Obj(Map.of());
    }

    public static List<Json.Obj> rows(Json data) {
        return data instanceof Json.Arr(var items)
                ? items.stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .toList()
                : List.of();
    }
}
