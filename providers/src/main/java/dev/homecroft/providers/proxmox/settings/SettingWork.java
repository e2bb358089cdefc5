package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Step;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings one setting to what its step says, call by call. Where our mark can't stand on the object, a line in the register is
 * written before the object is made or changed, and taken out after it is deleted: an object of ours without a line can't be.
 */
final class SettingWork implements Work {
    private static final int CALLS = 5;

    private final ProxmoxClient client;
    private final ProviderContext context;
    private final Step step;
    private final Address address;
    private final SettingKind kind;
    private final String key;
    private final SettingOperation operation;
    private final SettingArguments arguments;
    private Optional<Request> next = Optional.empty();
    private boolean isSecretSent;
    private boolean isNextWithSecrets;
    private boolean isHalf;

    SettingWork(ProxmoxClient client, ProviderContext context, Step step) {
        this.client = client;
        this.context = context;
        this.step = step;
        this.address = step.id().address();
        this.kind = SettingKinds.of(address);
        this.key = SettingKind.key(address);
        this.operation = SettingOperation.of(step.operation());
        this.arguments = SettingArguments.of(step);
    }

    @Override
    public Look look() {
        next = Optional.empty();
        isNextWithSecrets = false;
        isHalf = false;
        Optional<Register> register = kind.isRegistered() ? Optional.of(Register.read(client)) : Optional.empty();
        Optional<Seal> seal = register.flatMap(
                notes -> Optional.ofNullable(notes.of(arguments.lab()).get(address)));
        Optional<Json.Obj> row = kind.route().find(client, key);
        return switch (operation) {
            case CREATE -> row.map(found -> bring(found, register, seal, true)).orElseGet(() -> make(register, seal));
            case UPDATE -> row.map(found -> bring(found, register, seal, false)).orElseGet(this::gone);
            case ADOPT -> row.map(found -> adopt(found, register, seal)).orElseGet(this::gone);
            case RELEASE -> row.map(found -> release(found, register, seal)).orElseGet(this::done);
            case DELETE -> row.map(found -> delete(found, seal)).orElseGet(() -> forget(register, seal));
        };
    }

    private Look make(Optional<Register> register, Optional<Seal> seal) {
        if (register.isPresent() && !seal.equals(arguments.seal())) {
            return enter(register.get());
        }
        isNextWithSecrets = true;
        return go(kind.route().create(key, edit(arguments.values(), List.of(), remark(""), true)));
    }

    /** Writes or corrects our line in the register. */
    private Look enter(Register register) {
        Seal seal = arguments.seal().orElse(new Seal(List.of(), "0".repeat(16)));
        return go(register.with(arguments.lab(), address, seal).write());
    }

    /** The object is there and has to be ours. */
    private Look bring(Json.Obj found, Optional<Register> register, Optional<Seal> seal, boolean isNew) {
        boolean isOurs =
                register.isPresent() ? seal.isPresent() : kind.remark(found).isOf(arguments.lab(), address);
        if (!isOurs) {
            return new Look.Stop(refused(
                    isNew
                            ? "Somebody else has made it meanwhile. Nothing was touched."
                            : "It no longer carries our mark. Nothing was touched."));
        }
        if (register.isPresent() && !seal.equals(arguments.seal())) {
            return enter(register.get());
        }
        Fields now = kind.fields(found);
        Fields.Builder open = Fields.builder();
        arguments.values().values().forEach((path, value) -> {
            boolean isSet = kind.isSecret(path)
                    ? isSecretSent || isNew
                    : now.get(path).filter(value::equals).isPresent();
            if (!isSet) {
                open.put(path, value);
            }
        });
        List<String> drop = arguments.drop().stream()
                .filter(path ->
                        now.has(path) && !now.get(path).equals(kind.column(path).flatMap(Column::usual)))
                .toList();
        Edit edit = edit(open.build(), drop, kind.remark(found), false);
        if (edit.isEmpty()) {
            return done();
        }
        if (wouldLockUsOut()) {
            return new Look.Stop(new StepResult.Failed(SettingProblems.ownCredential(address, client.tokenId())));
        }
        isNextWithSecrets = true;
        return go(kind.route().change(key, found, edit));
    }

    private Look adopt(Json.Obj found, Optional<Register> register, Optional<Seal> seal) {
        boolean isOurs =
                register.isPresent() ? seal.isPresent() : kind.remark(found).isOf(arguments.lab(), address);
        if (isOurs) {
            return done();
        }
        Fields now = kind.fields(found);
        boolean isAsSeen = arguments.values().values().entrySet().stream()
                .allMatch(field ->
                        now.get(field.getKey()).filter(field.getValue()::equals).isPresent());
        if (!isAsSeen) {
            return new Look.Stop(refused("It is not as the plan saw it. Nothing was touched."));
        }
        return register.isPresent()
                ? enter(register.get())
                : go(kind.route().change(key, found, edit(Fields.EMPTY, List.of(), kind.remark(found), true)));
    }

    private Look release(Json.Obj found, Optional<Register> register, Optional<Seal> seal) {
        if (register.isPresent()) {
            return forget(register, seal);
        }
        Remark remark = kind.remark(found);
        if (!remark.isOf(arguments.lab(), address)) {
            return done();
        }
        Map<String, List<String>> set = new LinkedHashMap<>();
        kind.comment().ifPresent(option -> set.put(option, List.of(remark.text())));
        return go(kind.route().change(key, found, new Edit(set, List.of())));
    }

    private Look delete(Json.Obj found, Optional<Seal> seal) {
        boolean isOurs = kind.isRegistered()
                ? seal.filter(known -> known.isUnbroken(kind.fields(found))).isPresent()
                : kind.remark(found).isOf(arguments.lab(), address);
        if (!isOurs) {
            return new Look.Stop(
                    refused("It is not as we left it, or no longer carries our mark. Nothing was touched."));
        }
        if (isOurCredential()) {
            return new Look.Stop(new StepResult.Failed(SettingProblems.ownCredential(address, client.tokenId())));
        }
        return go(kind.route().delete(key, found));
    }

    /** The object is gone; its line in the register goes after it. */
    private Look forget(Optional<Register> register, Optional<Seal> seal) {
        if (register.isEmpty() || seal.isEmpty()) {
            return done();
        }
        isHalf = true;
        return go(register.get().without(arguments.lab(), address).write());
    }

    /** Whether it is the user or token that we are, or what we may do. */
    private boolean isOurCredential() {
        String token = client.tokenId();
        int mark = token.indexOf('!');
        String user = mark < 0 ? token : token.substring(0, mark);
        String who = kind.word().equals("acl") ? AclRoute.Line.parse(key).who() : key;
        return who.equals(token) || who.equals(user);
    }

    private boolean wouldLockUsOut() {
        boolean isSwitchedOff =
                arguments.values().flag("enabled").filter(enabled -> !enabled).isPresent();
        return isOurCredential() && (isSwitchedOff || arguments.values().has("expires"));
    }

    private Edit edit(Fields values, List<String> drop, Remark remark, boolean isMarked) {
        Map<String, List<String>> set = new LinkedHashMap<>();
        List<String> dropped = new ArrayList<>();
        values.values()
                .forEach((path, value) -> kind.column(path)
                        .ifPresent(
                                column -> set.put(column.wire(), column.form().write(value))));
        for (String path : drop) {
            kind.column(path)
                    .ifPresent(column -> column.usual()
                            .ifPresentOrElse(
                                    usual ->
                                            set.put(column.wire(), column.form().write(usual)),
                                    () -> dropped.add(column.wire())));
        }
        Optional<String> text = values.text(SettingKind.COMMENT);
        boolean isCommentDropped = drop.contains(SettingKind.COMMENT);
        if (kind.comment().isPresent() && (isMarked || text.isPresent() || isCommentDropped)) {
            String words = text.orElse(isCommentDropped ? "" : remark.text());
            set.put(
                    kind.comment().get(),
                    List.of(Remark.of(words, arguments.lab(), address).toString()));
        }
        return new Edit(set, dropped);
    }

    private static Remark remark(String text) {
        return new Remark(text, Optional.empty(), Optional.empty());
    }

    private Look go(Request request) {
        next = Optional.of(request);
        return new Look.Go();
    }

    private Look done() {
        boolean isThere = operation != SettingOperation.DELETE;
        return new Look.Already(new StepResult.Done(
                isThere ? Optional.of(kind.ref(step.target(), key)) : Optional.empty(),
                isThere ? Optional.of(SettingKind.identity(address)) : Optional.empty(),
                List.of()));
    }

    private Look gone() {
        return new Look.Stop(refused("It is not there any more."));
    }

    private StepResult refused(String detail) {
        return new StepResult.Refused(Problems.identity(address, detail));
    }

    @Override
    public Answer call() {
        Request request = next.orElseThrow(() -> new IllegalStateException("nothing was looked at"));
        boolean hasSecrets = isNextWithSecrets;
        Answer answer = hasSecrets ? sendWithSecrets(request) : request.send(client);
        isSecretSent |= hasSecrets && answer instanceof Answer.Ok;
        return answer;
    }

    /** Secrets get their value here and nowhere else. */
    private Answer sendWithSecrets(Request request) {
        Map<String, Value> secrets = new LinkedHashMap<>();
        arguments.values().values().forEach((path, value) -> {
            if (value instanceof Value.Hidden) {
                kind.column(path).ifPresent(column -> secrets.put(column.wire(), value));
            }
        });
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (Map.Entry<String, String> parameter : request.parameters()) {
            boolean isSecret = secrets.get(parameter.getKey()) instanceof Value.Hidden;
            parameters.add(isSecret ? revealed(parameter.getKey(), secrets) : parameter);
        }
        return new Request(request.verb(), request.path(), parameters).send(client);
    }

    private Map.Entry<String, String> revealed(String option, Map<String, Value> secrets) {
        if (secrets.get(option) instanceof Value.Hidden(var ref)) {
            try (Secret secret = context.secret(ref)) {
                client.redactor().learn(secret);
                return Map.entry(option, secret.reveal());
            }
        }
        throw new IllegalStateException("not a secret: " + option);
    }

    @Override
    public int calls() {
        return CALLS;
    }

    @Override
    public boolean isHalf() {
        return isHalf;
    }

    @Override
    public String doing() {
        String verb = switch (operation) {
            case CREATE -> "make";
            case UPDATE -> "change";
            case ADOPT -> "mark";
            case RELEASE -> "let go of";
            case DELETE -> "delete";
        };
        return "%s %s `%s`".formatted(verb, kind.word(), key);
    }

    /** Settings are written at once: no task ever runs for them. */
    @Override
    public String tasks() {
        return "";
    }

    @Override
    public String node() {
        return "";
    }
}
