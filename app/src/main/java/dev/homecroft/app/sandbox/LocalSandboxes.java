package dev.homecroft.app.sandbox;

import dev.homecroft.app.session.Sandboxes;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.views.SandboxStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Starts, finds and ends sandboxes on this machine. */
public final class LocalSandboxes implements Sandboxes {
    private static final Duration TO_END = Duration.ofSeconds(10);

    private final Function<Optional<String>, Path> finder;
    private final SandboxRegistry registry;
    private final SandboxLauncher launcher;

    /** @param finder the lab's folder, as stated or not */
    public LocalSandboxes(Function<Optional<String>, Path> finder, SandboxRegistry registry, SandboxLauncher launcher) {
        this.finder = finder;
        this.registry = registry;
        this.launcher = launcher;
    }

    @Override
    public SandboxStatus up(Optional<String> folder) {
        Path lab = finder.apply(folder);
        if (RunningSandbox.of(lab).isEmpty()) {
            launcher.launch(new SandboxFolder(lab));
        }
        registry.add(lab);
        return status(lab);
    }

    @Override
    public SandboxStatus status(Optional<String> folder) {
        return status(finder.apply(folder));
    }

    private SandboxStatus status(Path lab) {
        return status(lab, "status");
    }

    @Override
    public SandboxStatus reset(Optional<String> folder) {
        return status(finder.apply(folder), "reset");
    }

    private static SandboxStatus status(Path lab, String request) {
        return read(ask(lab, request, Json.object()));
    }

    @Override
    public String breakServer(Optional<String> folder, String server, String how) {
        return said(ask(
                finder.apply(folder),
                "break",
                Json.object().put("server", server).put("how", how)));
    }

    @Override
    public String mend(Optional<String> folder, Optional<String> server) {
        return said(ask(finder.apply(folder), "mend", Json.object().put("server", server, Json::of)));
    }

    @Override
    public boolean stop(Optional<String> folder) {
        Path lab = finder.apply(folder);
        registry.remove(lab);
        Optional<RunningSandbox> running = RunningSandbox.of(lab);
        running.ifPresent(sandbox -> {
            sandbox.ask("stop", Json.object());
            awaitEnd(lab);
        });
        return running.isPresent();
    }

    private static void awaitEnd(Path lab) {
        SandboxFolder folder = new SandboxFolder(lab);
        SandboxLauncher.await(TO_END, () -> folder.readRunning().isEmpty());
    }

    private static Json.Obj ask(Path lab, String request, Json.ObjBuilder more) {
        return RunningSandbox.of(lab)
                .flatMap(sandbox -> sandbox.ask(request, more))
                .orElseThrow(() -> new CroftException(
                        Diagnostic.error(SandboxCodes.NO_SANDBOX, "No sandbox of `" + lab + "` runs.")
                                .hint("`croft sandbox up " + lab + "` starts one.")
                                .build()));
    }

    private static String said(Json.Obj reply) {
        Optional<String> problem = reply.text("problem");
        if (problem.isEmpty()) {
            return reply.text("did").orElse("");
        }
        String name = reply.text("name").orElse("");
        throw new CroftException(
                problem.get().equals(SandboxCodes.NO_SUCH_ACCIDENT) ? noAccident(name) : noServer(name));
    }

    private static Diagnostic noAccident(String name) {
        return Diagnostic.error(SandboxCodes.NO_SUCH_ACCIDENT, "There is no accident `" + name + "`.")
                .hint("Say down, slow, errors or deny for a server; edit or swap for a guest.")
                .build();
    }

    private static Diagnostic noServer(String name) {
        return Diagnostic.error(SandboxCodes.NO_SUCH_SERVER, "The sandbox has nothing called `" + name + "`.")
                .hint("`croft sandbox status` lists the servers.")
                .build();
    }

    private static SandboxStatus read(Json.Obj reply) {
        List<SandboxStatus.Server> servers = reply.array("servers").stream()
                .filter(Json.Obj.class::isInstance)
                .map(server -> server((Json.Obj) server))
                .toList();
        return new SandboxStatus(
                reply.text("lab").orElse(""),
                reply.text("folder").orElse(""),
                reply.whole("pid").orElse(0L),
                instant(reply, "startedAt"),
                instant(reply, "now"),
                instant(reply, "endsAt"),
                servers);
    }

    private static Instant instant(Json.Obj reply, String name) {
        return reply.text(name).map(Instant::parse).orElse(Instant.EPOCH);
    }

    private static SandboxStatus.Server server(Json.Obj server) {
        return new SandboxStatus.Server(
                server.text("target").orElse(""),
                server.text("kind").orElse(""),
                server.text("name").orElse(""),
                server.text("endpoint").orElse(""),
                server.text("holds").orElse(""),
                server.array("faults").stream()
                        .filter(Json.Str.class::isInstance)
                        .map(fault -> ((Json.Str) fault).value())
                        .toList());
    }
}
