package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.settings.table.AclRoute;
import dev.homecroft.providers.proxmox.settings.table.Edit;
import dev.homecroft.providers.proxmox.settings.table.Marking;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Step;
import java.util.List;
import java.util.Optional;

/**
 * Brings one setting to what its step says, call by call. Where our mark can't stand on the object, a line in the register is
 * written before the object is made or changed, and taken out after it is deleted: an object of ours without a line can't be.
 */
final class SettingWork implements Work {
    private static final int PATIENCE = 60;

    private final ProxmoxClient client;
    private final Step step;
    private final Address address;
    private final SettingKind kind;
    private final String key;
    private final SettingOperation operation;
    private final SettingArguments arguments;
    private final Edits edits;
    private final Sending sending;
    private final NextCall next = new NextCall();
    private boolean areSecretsSent;
    private boolean isNextTheObject;
    private boolean isHalf;

    SettingWork(ProxmoxClient client, ProviderContext context, Step step) {
        this.client = client;
        this.step = step;
        this.address = step.id().address();
        this.kind = SettingKinds.of(address);
        this.operation = SettingOperation.of(step.operation());
        this.arguments = SettingArguments.of(step);
        this.key = arguments.key();
        this.edits = new Edits(kind, address, arguments);
        this.sending = new Sending(client, context, kind, arguments.values());
    }

    @Override
    public Look look() {
        next.clear();
        isNextTheObject = false;
        isHalf = false;
        Optional<Register> register = kind.isRegistered() ? Optional.of(Register.read(client)) : Optional.empty();
        Optional<Seal> seal = register.flatMap(notes -> notes.seal(arguments.lab(), address));
        Optional<Json.Obj> row = kind.route().find(client, key);
        boolean isDoubtful = kind.isFirewall() && row.isPresent() && !isOfOurGuest();
        if (isDoubtful) {
            // A guest that went between the two looks has taken its firewall with it.
            row = kind.route().find(client, key);
        }
        if (isDoubtful && row.isPresent()) {
            return new Look.Stop(refused("`%s` is not that guest any more. Nothing was touched.".formatted(key)));
        }
        return switch (operation) {
            case CREATE -> row.map(found -> bring(found, register, seal)).orElseGet(() -> make(register, seal));
            case UPDATE -> row.map(found -> bring(found, register, seal)).orElseGet(this::gone);
            case ADOPT -> row.map(found -> adopt(found, register, seal)).orElseGet(this::gone);
            case RELEASE -> row.map(found -> release(found, register, seal)).orElseGet(this::done);
            case DELETE -> row.map(found -> delete(found, seal)).orElseGet(() -> forget(register, seal));
        };
    }

    private Look make(Optional<Register> register, Optional<Seal> seal) {
        if (!isOfOurGuest()) {
            return new Look.Stop(refused("`%s` is not that guest any more. Nothing was touched.".formatted(key)));
        }
        if (register.isPresent() && !seal.equals(arguments.seal())) {
            return enter(register.get());
        }
        isNextTheObject = true;
        return next.go(kind.route().create(client, key, edits.whole()));
    }

    /** A number proves nothing: where the key is a guest, it must carry our mark for the name that the plan means. */
    private boolean isOfOurGuest() {
        String name = kind.guest(SettingKind.key(address)).orElse("");
        return kind.guest(key)
                .map(number -> GuestProof.isOurs(client, number, arguments.lab(), name))
                .orElse(true);
    }

    /** Writes or corrects our line in the register. */
    private Look enter(Register register) {
        Seal seal = arguments.seal().orElseGet(() -> Seal.of(Fields.EMPTY));
        return next.go(register.with(arguments.lab(), address, seal).write());
    }

    /** The object is there and has to be ours. */
    private Look bring(Json.Obj found, Optional<Register> register, Optional<Seal> seal) {
        boolean isNew = operation == SettingOperation.CREATE;
        if (isNew && register.isPresent() && seal.isPresent() && !isAsMade(found)) {
            return next.go(register.get().without(arguments.lab(), address).write());
        }
        if (!isOurs(found, seal)) {
            return new Look.Stop(refused(
                    isNew
                            ? "Somebody else has made it meanwhile. Nothing was touched."
                            : "It no longer carries our mark. Nothing was touched."));
        }
        if (register.isPresent() && !seal.equals(arguments.seal())) {
            return enter(register.get());
        }
        Edit edit = edits.open(found, areSecretsSent || isNew);
        if (edit.isEmpty()) {
            return done();
        }
        if (isOurCredential() && (isSwitchedOff() || arguments.values().has("expires"))) {
            return new Look.Stop(new StepResult.Failed(SettingProblems.ownCredential(address, client.tokenId())));
        }
        isNextTheObject = true;
        return next.go(kind.route().change(key, found, edit));
    }

    private boolean isOurs(Json.Obj found, Optional<Seal> seal) {
        return switch (kind.marking()) {
            case Marking.Comment _ -> kind.remark(found).isOf(arguments.lab(), address);
            case Marking.Registered() -> seal.isPresent();
            case Marking.Inherent(), Marking.Within() -> true;
        };
    }

    /** A line is written before the object is made, so it alone does not say whose an object is that shows up in between. */
    private boolean isAsMade(Json.Obj found) {
        return arguments
                .seal()
                .filter(made -> made.isUnbroken(kind.fields(found)))
                .isPresent();
    }

    private Look adopt(Json.Obj found, Optional<Register> register, Optional<Seal> seal) {
        if (isOurs(found, seal)) {
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
                : next.go(kind.route().change(key, found, edits.marking(found)));
    }

    private Look release(Json.Obj found, Optional<Register> register, Optional<Seal> seal) {
        if (register.isPresent()) {
            return forget(register, seal);
        }
        return isOurs(found, seal) ? next.go(kind.route().change(key, found, edits.unmarking(found))) : done();
    }

    private Look delete(Json.Obj found, Optional<Seal> seal) {
        if (kind.isShared() && edits.dropping(found, seal).isEmpty()) {
            return forget(Optional.of(Register.read(client)), seal);
        }
        boolean isUnbroken = !kind.isRegistered()
                || seal.filter(known -> known.isUnbroken(kind.fields(found))).isPresent();
        if (kind.isInherent() || !isOurs(found, seal) || !isUnbroken) {
            return new Look.Stop(
                    refused("It is not as we left it, or no longer carries our mark. Nothing was touched."));
        }
        if (isOurCredential()) {
            return new Look.Stop(new StepResult.Failed(SettingProblems.ownCredential(address, client.tokenId())));
        }
        return next.go(
                kind.isShared()
                        ? kind.route().change(key, found, edits.dropping(found, seal))
                        : kind.route().delete(key, found));
    }

    /** The object is gone; its line in the register goes after it. */
    private Look forget(Optional<Register> register, Optional<Seal> seal) {
        if (register.isEmpty() || seal.isEmpty()) {
            return done();
        }
        isHalf = true;
        return next.go(register.get().without(arguments.lab(), address).write());
    }

    /** Whether it is the user or token that we are, or what we may do. */
    private boolean isOurCredential() {
        String token = client.tokenId();
        int mark = token.indexOf('!');
        String user = mark < 0 ? token : token.substring(0, mark);
        String who = switch (kind.word()) {
            case "acl" -> AclRoute.Line.parse(key).who();
            case "user", "token" -> key;
            default -> "";
        };
        return List.of(token, user).contains(who);
    }

    private boolean isSwitchedOff() {
        return arguments.values().flag("enabled").filter(enabled -> !enabled).isPresent();
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
        Answer answer = next.make(request -> isNextTheObject ? sending.send(request) : request.send(client));
        areSecretsSent |= isNextTheObject && answer instanceof Answer.Ok;
        if (isNextTheObject && operation == SettingOperation.CREATE && answer instanceof Answer.Refused) {
            disown();
        }
        return answer;
    }

    /** What was not made has no line: whoever makes a namesake later would find it claimed. */
    private void disown() {
        if (!kind.isRegistered()) {
            return;
        }
        try {
            if (kind.route().find(client, key).filter(this::isAsMade).isEmpty()) {
                Register.read(client).without(arguments.lab(), address).write().send(client);
            }
        } catch (CroftException unreadable) {
            // The refusal is what is to be told; the next look takes the line out.
        }
    }

    @Override
    public boolean hasMoved() {
        return next.hasMoved();
    }

    @Override
    public int calls() {
        return isSlow() ? 1 : kind.route().calls();
    }

    /** Only marked for deletion: what was copied is cleared away on both nodes before it goes. */
    private boolean isSlow() {
        return kind.isReplication() && operation == SettingOperation.DELETE;
    }

    @Override
    public int patience() {
        return isSlow() ? PATIENCE : 1;
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
}
