package dev.homecroft.app.sandbox;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.spi.Connection;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sandbox that runs and answers: how to reach the simulators of a lab's systems. */
public final class RunningSandbox {
    private final SandboxFolder folder;
    private final Json.Obj running;
    private final SandboxSecrets secrets;

    private RunningSandbox(SandboxFolder folder, Json.Obj running) {
        this.folder = folder;
        this.running = running;
        this.secrets = new SandboxSecrets(folder.seed());
    }

    /** The sandbox of the lab in this folder, if it is alive and answers. */
    public static Optional<RunningSandbox> of(Path lab) {
        SandboxFolder folder = new SandboxFolder(lab);
        return folder.readRunning()
                .map(running -> new RunningSandbox(folder, running))
                .filter(sandbox -> sandbox.ask("ping", Json.object()).isPresent());
    }

    /**
     * The same target with the simulator's endpoints and the sandbox's own credential; with the declared one if its value was made
     * in this sandbox.
     */
    public Connection connection(Connection declared) {
        Json.Obj target = running.object("targets").object(declared.target().toString());
        List<URI> endpoints = texts(target, "endpoints").map(URI::create).toList();
        if (endpoints.isEmpty()) {
            throw new CroftException(Diagnostic.error(
                            SandboxCodes.NOT_SIMULATED, "The sandbox has nothing for `" + declared.target() + "`.")
                    .detail("It was started before the lab declared it, or nothing here can simulate it.")
                    .hint("`croft sandbox stop`, then `croft sandbox up`.")
                    .build());
        }
        Set<String> fingerprints = texts(target, "fingerprints").collect(Collectors.toSet());
        boolean signs = declared.credential().isPresent() || !fingerprints.isEmpty();
        Optional<SecretRef> own = signs ? target.text("credential").flatMap(SecretRef::tryParse) : Optional.empty();
        Optional<SecretRef> credential =
                declared.credential().filter(folder::keeps).or(() -> own);
        Map<String, String> options = new LinkedHashMap<>(declared.options());
        Json.Obj more = target.object("options");
        more.members().keySet().forEach(name -> more.text(name).ifPresent(text -> options.put(name, text)));
        return new Connection(declared.target(), endpoints, fingerprints, credential, options);
    }

    private static Stream<String> texts(Json.Obj target, String member) {
        return target.array(member).stream().filter(Json.Str.class::isInstance).map(text -> ((Json.Str) text).value());
    }

    /** Any secret that the lab names and that was not made here: the sandbox has one of its own under each name. */
    public Secret secret(SecretRef ref) {
        return secrets.secret(ref);
    }

    /** Where secrets are kept that are made in this sandbox. */
    public Path kept() {
        return folder.kept();
    }

    /** Where what belongs to this sandbox is kept, such as its history. */
    public Path folder() {
        return folder.path();
    }

    /** Sends a request with this name and more members; empty if nobody answers. */
    Optional<Json.Obj> ask(String request, Json.ObjBuilder more) {
        int port = running.whole("port").map(Long::intValue).orElse(0);
        Json.Obj json = more.put("do", request)
                .put("token", running.text("token").orElse(""))
                .build();
        return port == 0 ? Optional.empty() : Control.ask(port, json);
    }

    long pid() {
        return running.whole("pid").orElse(0L);
    }
}
