package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.ProxmoxSettings;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Upid;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.settings.table.Request;
import dev.homecroft.providers.proxmox.settings.table.SdnRoute;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Step;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes all changes of a software-defined network and applies them, under one lock where the server has one (Proxmox VE 9). What
 * was written and not applied is taken back when a later call fails. The token of the lock is journaled, so that a run that
 * broke off is gone on with under its own lock.
 */
final class SdnWork implements Work {
    private static final String SDN = "/cluster/sdn";
    private static final String LOCK = SDN + "/lock";
    private static final String TOKEN = "lock-token";
    private static final String HANDLE = "sdn-lock ";
    private static final int NOT_KNOWN = 501;

    private final ProxmoxClient client;
    private final StepContext context;
    private final Step step;
    private final Address address;
    private final SettingKind kind;
    private final SettingArguments arguments;
    private final SettingOperation operation;
    private final boolean isRemoval;
    private final Tasks tasks;
    private List<Request> open = List.of();
    private Optional<Request> enter = Optional.empty();
    private Optional<Seal> before = Optional.empty();
    private Optional<String> token = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private boolean isHalf;
    private boolean isSettled;

    SdnWork(ProxmoxClient client, StepContext context, Step step) {
        this.client = client;
        this.context = context;
        this.step = step;
        this.address = step.id().address();
        this.kind = SettingKinds.of(address);
        this.arguments = SettingArguments.of(step);
        this.operation = SettingOperation.of(step.operation());
        this.isRemoval = operation == SettingOperation.DELETE;
        this.tasks = new Tasks(client, ProxmoxSettings.DEFAULT, context);
    }

    @Override
    public void recall(String handle) {
        if (handle.startsWith(HANDLE)) {
            token = Optional.of(handle.substring(HANDLE.length()));
        }
    }

    @Override
    public Look look() {
        isHalf = false;
        if (failure.isPresent()) {
            return new Look.Stop(new StepResult.Failed(SettingProblems.notLoaded(address, failure.get())));
        }
        Register register = Register.read(client);
        Optional<Seal> seal = Optional.ofNullable(register.of(arguments.lab()).get(address));
        Json.Obj row = kind.route().find(client, SdnRoute.KEY).orElseGet(() -> new Json.Obj(Map.of()));
        List<String> sealed = seal.map(Seal::fields).orElse(List.of());
        SdnBatch batch = new SdnBatch(row, withoutApplied(), isRemoval ? sealed : arguments.drop());
        Set<String> others = new TreeSet<>(batch.pending());
        others.removeAll(owners(
                Stream.of(arguments.values().values().keySet().stream(), arguments.drop().stream(), sealed.stream())
                        .flatMap(fields -> fields)));
        if (!others.isEmpty()) {
            return new Look.Stop(new StepResult.Refused(SettingProblems.sdnPending(address, others)));
        }
        if (seal.isEmpty()
                && operation == SettingOperation.CREATE
                && !taken(row).isEmpty()) {
            return new Look.Stop(new StepResult.Refused(Problems.identity(
                    address, "Somebody else has made %s meanwhile. Nothing was touched.".formatted(taken(row)))));
        }
        if (seal.isEmpty() && operation == SettingOperation.UPDATE) {
            return new Look.Stop(new StepResult.Refused(
                    Problems.identity(address, "Its line in the register is gone. Nothing was touched.")));
        }
        open = batch.requests();
        isSettled = open.isEmpty() && batch.pending().isEmpty();
        if (batch.pending().isEmpty()) {
            release();
        }
        return isSettled ? settled(register, seal) : write(register, seal, batch);
    }

    /** Objects that are to be made and are there. */
    private Set<String> taken(Json.Obj row) {
        Set<String> taken = owners(row.members().keySet().stream());
        taken.retainAll(owners(withoutApplied().values().keySet().stream()));
        return taken;
    }

    private Fields withoutApplied() {
        Map<String, Value> values = new TreeMap<>(arguments.values().values());
        values.remove(SdnRoute.APPLIED);
        return Fields.of(values);
    }

    private static Set<String> owners(Stream<String> fields) {
        return fields.map(SdnRoute::owner).collect(Collectors.toCollection(TreeSet::new));
    }

    /** A lock that a run of ours has left, with nothing written under it. */
    private void release() {
        token.ifPresent(own -> client.delete(LOCK, Map.of(TOKEN, own)));
        token = Optional.empty();
    }

    private Look settled(Register register, Optional<Seal> seal) {
        open = List.of();
        boolean isEntered = isRemoval ? seal.isEmpty() : seal.equals(arguments.seal());
        if (isEntered) {
            return new Look.Already(new StepResult.Done(
                    isRemoval ? Optional.empty() : Optional.of(kind.ref(step.target(), SdnRoute.KEY)),
                    isRemoval ? Optional.empty() : Optional.of(SettingKind.identity(address)),
                    List.of()));
        }
        isHalf = isRemoval;
        Optional<Seal> line = isRemoval ? Optional.empty() : arguments.seal();
        enter = Optional.of(line.map(text -> register.with(arguments.lab(), address, text))
                .orElseGet(() -> register.without(arguments.lab(), address))
                .write());
        return new Look.Go();
    }

    /** Our line is written before the first object is; of a removal it goes at the end. */
    private Look write(Register register, Optional<Seal> seal, SdnBatch batch) {
        isHalf = !batch.pending().isEmpty();
        before = seal;
        enter = isRemoval || seal.equals(arguments.seal())
                ? Optional.empty()
                : arguments
                        .seal()
                        .map(text ->
                                register.with(arguments.lab(), address, text).write());
        return new Look.Go();
    }

    @Override
    public Answer call() {
        if (enter.isPresent()) {
            Answer entered = enter.get().send(client);
            if (!(entered instanceof Answer.Ok) || isSettled) {
                return entered;
            }
        }
        Optional<Answer> locked = lock();
        if (locked.isPresent()) {
            if (locked.get() instanceof Answer.Refused && !isHalf) {
                disown();
            }
            return locked.get();
        }
        for (Request request : open) {
            Answer answer = withToken(request).send(client);
            if (!(answer instanceof Answer.Ok)) {
                takeBack();
                return answer;
            }
        }
        return apply();
    }

    /** Empty when the lock is ours, or when the server has none. */
    private Optional<Answer> lock() {
        if (token.isPresent()) {
            return Optional.empty();
        }
        return switch (client.post(LOCK, isHalf ? Map.of("allow-pending", "1") : Map.of())) {
            case Answer.Ok(Json data) -> {
                token = data instanceof Json.Str(String text) ? Optional.of(text) : Optional.empty();
                token.ifPresent(own -> context.handle(HANDLE + own));
                yield Optional.empty();
            }
            case Answer.Refused refused when refused.status() == NOT_KNOWN -> Optional.empty();
            case Answer.Refused refused ->
                Optional.of(new Answer.Refused(
                        refused.status(),
                        refused.message()
                                + " (somebody else may be at work there; `pvesh delete /cluster/sdn/lock --force 1` ends a lock that"
                                + " nobody needs any more)",
                        refused.errors()));
            case Answer answer -> Optional.of(answer);
        };
    }

    private Request withToken(Request request) {
        return token.map(own -> request.with(TOKEN, own)).orElse(request);
    }

    /** Without a lock others may have written as well, so nothing is taken back there; the next plan goes on from it. */
    private void takeBack() {
        boolean isTakenBack = token.map(own -> client.post(SDN + "/rollback", Map.of(TOKEN, own, "release-lock", "1")))
                .filter(Answer.Ok.class::isInstance)
                .isPresent();
        token = Optional.empty();
        if (isTakenBack) {
            disown();
        }
    }

    /** Of what was not written our line must not say that it is ours: it reads again as before. */
    private void disown() {
        boolean isNew = operation == SettingOperation.CREATE;
        if (enter.isEmpty() && !isNew) {
            return;
        }
        try {
            Register register = Register.read(client);
            before.filter(_ -> !isNew)
                    .map(seal -> register.with(arguments.lab(), address, seal))
                    .orElseGet(() -> register.without(arguments.lab(), address))
                    .write()
                    .send(client);
        } catch (CroftException unreadable) {
            // The failure is what is to be told; the line is corrected by the next plan that succeeds.
        }
    }

    private Answer apply() {
        Answer answer = withToken(new Request("PUT", SDN, List.of())).send(client);
        switch (answer) {
            case Answer.Ok(Json data) -> {
                Optional<Upid> task = data instanceof Json.Str(String text) ? Upid.tryParse(text) : Optional.empty();
                Answer end = task.map(this::await).orElse(answer);
                if (failure.isPresent()) {
                    // A task that fails early gives nothing back.
                    release();
                }
                token = Optional.empty();
                return end;
            }
            case Answer.Refused _ -> takeBack();
            case Answer.NotSent _, Answer.Lost _ -> {
                // It may be under way: it is looked into, and gone on with under the same lock.
                isHalf = true;
            }
        }
        return answer;
    }

    private Answer await(Upid task) {
        context.handle(task.text());
        return switch (tasks.await(task, doing())) {
            case Tasks.End.Good _ -> new Answer.Ok(Json.NULL);
            case Tasks.End.Open(String why) -> new Answer.Lost(why);
            case Tasks.End.Bad(String text, Optional<String> last) -> {
                failure = Optional.of(
                        Stream.concat(Stream.of(text), last.stream()).distinct().collect(Collectors.joining("; ")));
                yield new Answer.Ok(Json.NULL);
            }
        };
    }

    @Override
    public int calls() {
        return 3;
    }

    @Override
    public boolean isHalf() {
        return isHalf;
    }

    @Override
    public String doing() {
        return "write and apply the SDN";
    }
}
