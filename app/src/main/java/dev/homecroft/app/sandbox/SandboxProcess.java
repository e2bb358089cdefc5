package dev.homecroft.app.sandbox;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Lab;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A sandbox at work: its simulators, its control connection and the end when nobody uses it. */
public final class SandboxProcess implements AutoCloseable {
    static final Duration IDLE = Duration.ofHours(12);

    private final SandboxFolder folder;
    private final Lab lab;
    private final InstantSource clock;
    private final Instant startedAt;
    private final String token;
    private final Control control;
    private final CountDownLatch end = new CountDownLatch(1);
    private SimulatedLab simulated;
    private Instant lastUsed;

    private SandboxProcess(SandboxFolder folder, Lab lab, InstantSource clock) {
        this.folder = folder;
        this.lab = lab;
        this.clock = clock;
        startedAt = clock.instant();
        lastUsed = startedAt;
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        token = HexFormat.of().formatHex(bytes);
        simulated = simulate();
        control = Control.listen(token, this::answer);
    }

    /**
     * Starts everything; when this returns it can be found and answers.
     *
     * @param folder the lab's folder
     */
    public static SandboxProcess start(Path folder, Lab lab, InstantSource clock) {
        SandboxProcess process = new SandboxProcess(new SandboxFolder(folder), lab, clock);
        process.announce();
        return process;
    }

    private SimulatedLab simulate() {
        return SimulatedLab.start(lab, new SandboxSecrets(folder.seed()), folder.state(), clock.instant());
    }

    private void announce() {
        folder.writeRunning(Json.object()
                .put("lab", lab.info().name())
                .put("folder", folder.lab().toString())
                .put("pid", ProcessHandle.current().pid())
                .put("startedAt", startedAt.toString())
                .put("port", control.port())
                .put("token", token)
                .put("targets", simulated.targets())
                .build());
    }

    private synchronized Json answer(Json.Obj request) {
        lastUsed = clock.instant();
        return switch (request.text("do").orElse("")) {
            case "ping" -> Json.object().put("ok", true).build();
            case "status" -> status();
            case "reset" -> reset();
            case "break" -> broken(request);
            case "mend" ->
                said(
                        simulated.mend(request.text("server")),
                        request.text("server").orElse(""));
            case "stop" -> stopped();
            default -> problem("no-such-request", "");
        };
    }

    private Json status() {
        return Json.object()
                .put("lab", lab.info().name())
                .put("folder", folder.lab().toString())
                .put("pid", ProcessHandle.current().pid())
                .put("startedAt", startedAt.toString())
                .put("now", clock.instant().toString())
                .put("endsAt", lastUsed.plus(IDLE).toString())
                .put("servers", simulated.status())
                .build();
    }

    private Json reset() {
        simulated.close();
        folder.empty();
        simulated = simulate();
        announce();
        return status();
    }

    private Json broken(Json.Obj request) {
        String server = request.text("server").orElse("");
        String how = request.text("how").orElse("");
        Optional<Accident> accident = Accident.tryParse(how);
        Optional<HumanAct> act = HumanAct.tryParse(how);
        if (accident.isPresent()) {
            return said(simulated.breakServer(server, accident.get()), server);
        }
        return act.map(deed -> said(simulated.touchGuest(server, deed), server))
                .orElseGet(() -> problem(SandboxCodes.NO_SUCH_ACCIDENT, how));
    }

    private static Json said(Optional<String> sentence, String server) {
        return sentence.<Json>map(text -> Json.object().put("did", text).build())
                .orElseGet(() -> problem(SandboxCodes.NO_SUCH_SERVER, server));
    }

    private static Json problem(String code, String name) {
        return Json.object().put("problem", code).put("name", name).build();
    }

    private Json stopped() {
        end.countDown();
        return Json.object().put("ok", true).build();
    }

    /** Returns when it was told to stop, nobody has asked it anything for {@link #IDLE}, or its folder is gone. */
    void await() throws InterruptedException {
        boolean told = false;
        while (!told && !isForgotten()) {
            told = end.await(1, TimeUnit.MINUTES);
        }
    }

    private synchronized boolean isForgotten() {
        boolean found = folder.readRunning()
                .flatMap(running -> running.text("token"))
                .filter(token::equals)
                .isPresent();
        return !found || clock.instant().isAfter(lastUsed.plus(IDLE));
    }

    @Override
    public synchronized void close() {
        folder.forgetRunning();
        control.close();
        simulated.close();
    }
}
