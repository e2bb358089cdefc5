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
import dev.homecroft.providers.proxmox.settings.table.Edit;
import dev.homecroft.providers.proxmox.settings.table.OrderedRoute;
import dev.homecroft.providers.proxmox.settings.table.Request;
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

/**
 * Has a node order its certificate, or renew it. The line in the register is written before, with what is known by then, and
 * made whole after: whose certificate it is shows in its names and its authority together. Another authority is known by the order:
 * its task stands in the journal, or is the one of ours that the node has had since the journal was told the last one before.
 */
final class CertificateWork implements Work {
    private static final String AFTER = "after ";
    private static final Edit NOTHING = new Edit(Map.of(), List.of());

    private final ProxmoxClient client;
    private final StepContext context;
    private final Step step;
    private final Address address;
    private final SettingKind kind;
    private final SettingOperation operation;
    private final SettingArguments arguments;
    private final String node;
    private final Tasks tasks;
    private final NextCall next = new NextCall();
    private Optional<StepResult> failure = Optional.empty();
    private Optional<String> lastBefore = Optional.empty();
    private boolean isOrder;
    private boolean isHalf;
    private boolean wasOrdered;

    CertificateWork(ProxmoxClient client, StepContext context, Step step) {
        this.client = client;
        this.context = context;
        this.step = step;
        this.address = step.id().address();
        this.kind = SettingKinds.of(address);
        this.operation = SettingOperation.of(step.operation());
        this.arguments = SettingArguments.of(step);
        this.node = arguments.key();
        this.tasks = new Tasks(client, ProxmoxSettings.DEFAULT, context);
    }

    /** An order of ours may have another authority than the one before. */
    @Override
    public void recall(String handle) {
        wasOrdered = Upid.tryParse(handle).isPresent();
        if (handle.startsWith(AFTER)) {
            lastBefore = Optional.of(handle.substring(AFTER.length()));
        }
    }

    /** Goes into the journal before the call: which order of this node was the last one until then. */
    private void note() {
        lastBefore = tasks.latest(node, tasks())
                .map(rows -> rows.stream()
                        .findFirst()
                        .flatMap(row -> row.text("upid"))
                        .orElse(""));
        lastBefore.ifPresent(last -> context.handle(AFTER + last));
    }

    /** Whether the node has ordered since then, each time for us, and one came to a good end. */
    private boolean hasOrdered() {
        return wasOrdered
                || lastBefore
                        .flatMap(last -> tasks.latest(node, tasks()).map(rows -> isOurs(rows, last)))
                        .orElse(false);
    }

    private boolean isOurs(List<Json.Obj> rows, String last) {
        List<String> ids = rows.stream().map(row -> row.text("upid").orElse("")).toList();
        int count = last.isEmpty() ? rows.size() : ids.indexOf(last);
        if (count < 1) {
            return false;
        }
        boolean areOurs = ids.subList(0, count).stream()
                .allMatch(id -> Upid.tryParse(id)
                        .filter(task -> task.isOf(client.tokenId()))
                        .isPresent());
        return areOurs
                && rows.subList(0, count).stream()
                        .anyMatch(row -> row.text("status").filter("OK"::equals).isPresent());
    }

    @Override
    public Look look() {
        next.clear();
        isOrder = false;
        isHalf = false;
        if (failure.isPresent()) {
            return new Look.Stop(failure.get());
        }
        Register register = Register.read(client);
        Optional<Seal> seal = Optional.ofNullable(register.of(arguments.lab()).get(address));
        Optional<Fields> found = kind.route().find(client, node).map(kind::fields);
        return switch (operation) {
            case CREATE ->
                found.map(there -> made(there, register, seal)).orElseGet(() -> order(register, seal, create()));
            case UPDATE -> found.map(there -> replace(there, register, seal)).orElseGet(this::gone);
            case ADOPT -> found.map(there -> adopt(there, register, seal)).orElseGet(this::gone);
            case RELEASE, DELETE -> seal.isEmpty() ? done() : go(register.without(arguments.lab(), address));
        };
    }

    private Request create() {
        return kind.route().create(node, NOTHING);
    }

    /** One is there that was not: it is ours if we have said so before, and if it has the names that we ordered. */
    private Look made(Fields there, Register register, Optional<Seal> seal) {
        if (seal.filter(known -> known.isUnbroken(there)).isPresent() && isNamed(there)) {
            return complete(there, register, seal);
        }
        if (seal.isPresent()) {
            return go(register.without(arguments.lab(), address));
        }
        return refused("Somebody else has put a certificate there meanwhile. Nothing was touched.");
    }

    private boolean isNamed(Fields there) {
        Optional<Value> names = arguments.values().get(CertificateChange.NAMES);
        return names.isEmpty() || names.equals(there.get(CertificateChange.NAMES));
    }

    private Look replace(Fields there, Register register, Optional<Seal> seal) {
        if (seal.isEmpty()) {
            return refused("Its line in the register is gone. Nothing was touched.");
        }
        Optional<String> old = arguments.values().text(CertificateChange.FINGERPRINT);
        boolean isReplaced = !there.text(CertificateChange.FINGERPRINT).equals(old);
        if (old.isEmpty() || isReplaced) {
            return isNamed(there) && (seal.get().isUnbroken(there) || hasOrdered())
                    ? complete(there, register, seal)
                    : refused("It is not the one that the plan saw. Nothing was touched.");
        }
        if (!seal.get().isUnbroken(there)) {
            return refused("It is not the one that was ordered. Nothing was touched.");
        }
        boolean isRenewal = !arguments.values().has(CertificateChange.NAMES);
        Request request =
                isRenewal ? OrderedRoute.renew(node) : kind.route().change(node, new Json.Obj(Map.of()), NOTHING);
        return order(register, seal, request);
    }

    private Look order(Register register, Optional<Seal> seal, Request request) {
        if (!seal.equals(arguments.seal())) {
            return go(register.with(arguments.lab(), address, arguments.seal().orElseGet(() -> Seal.of(Fields.EMPTY))));
        }
        isOrder = true;
        return next.go(request);
    }

    /** It is as it should be; the register is to say so. */
    private Look complete(Fields there, Register register, Optional<Seal> seal) {
        Seal whole = whole(there);
        if (seal.equals(Optional.of(whole))) {
            return done();
        }
        isHalf = true;
        return go(register.with(arguments.lab(), address, whole));
    }

    static Seal whole(Fields there) {
        Fields.Builder known = Fields.builder();
        known.put(CertificateChange.AUTHORITY, there.get(CertificateChange.AUTHORITY));
        known.put(CertificateChange.NAMES, there.get(CertificateChange.NAMES));
        return Seal.of(known.build());
    }

    private Look adopt(Fields there, Register register, Optional<Seal> seal) {
        if (arguments.seal().filter(seen -> seen.isUnbroken(there)).isEmpty()) {
            return refused("It is not as the plan saw it. Nothing was touched.");
        }
        return seal.equals(arguments.seal())
                ? done()
                : go(register.with(arguments.lab(), address, arguments.seal().orElseThrow()));
    }

    private Look go(Register register) {
        return next.go(register.write());
    }

    private Look done() {
        boolean isKept = operation != SettingOperation.RELEASE;
        return new Look.Already(new StepResult.Done(
                isKept ? Optional.of(kind.ref(step.target(), node)) : Optional.empty(),
                isKept ? Optional.of(SettingKind.identity(address)) : Optional.empty(),
                List.of()));
    }

    private Look gone() {
        return refused("It is not there any more.");
    }

    private Look refused(String detail) {
        return new Look.Stop(new StepResult.Refused(Problems.identity(address, detail)));
    }

    @Override
    public Answer call() {
        if (isOrder) {
            note();
        }
        Answer answer = next.make(request -> request.send(client));
        if (!isOrder) {
            return answer;
        }
        return switch (answer) {
            case Answer.Ok(Json.Str(String text)) ->
                Upid.tryParse(text).map(this::await).orElse(answer);
            case Answer.Refused refused -> {
                disown();
                yield refused;
            }
            case Answer.Ok _, Answer.NotSent _, Answer.Lost _ -> answer;
        };
    }

    /** The node begins to show the new one before its task ends. */
    private Answer await(Upid task) {
        context.handle(task.text());
        return switch (tasks.awaitBegun(task, doing())) {
            case Tasks.End.Good _ -> {
                wasOrdered = true;
                yield new Answer.Ok(Json.NULL);
            }
            case Tasks.End.Open(String why) -> new Answer.Lost(why);
            case Tasks.End.Bad(String text, Optional<String> last) -> {
                disown();
                failure = Optional.of(new StepResult.Failed(
                        Problems.about(address, Problems.task(client.cluster(), doing(), text, last))));
                yield new Answer.Ok(Json.NULL);
            }
        };
    }

    /** What was not ordered is not claimed: the register says again what it said before. */
    private void disown() {
        try {
            Register register = Register.read(client);
            Optional<Fields> found = kind.route().find(client, node).map(kind::fields);
            (operation == SettingOperation.CREATE
                            ? register.without(arguments.lab(), address)
                            : found.map(there -> register.with(arguments.lab(), address, whole(there)))
                                    .orElse(register))
                    .write()
                    .send(client);
        } catch (CroftException unreadable) {
            // The failure is what is to be told; the next plan makes the line whole.
        }
    }

    @Override
    public boolean hasMoved() {
        return next.hasMoved();
    }

    @Override
    public int calls() {
        return 4;
    }

    @Override
    public boolean isHalf() {
        return isHalf;
    }

    @Override
    public String node() {
        return node;
    }

    @Override
    public String tasks() {
        boolean isRenewal =
                operation == SettingOperation.UPDATE && !arguments.values().has(CertificateChange.NAMES);
        return "typefilter=" + (isRenewal ? "acmerenew" : "acmenewcert");
    }

    @Override
    public String doing() {
        String verb = switch (operation) {
            case CREATE -> "order";
            case UPDATE -> arguments.values().has(CertificateChange.NAMES) ? "order anew" : "renew";
            case ADOPT -> "take over";
            case RELEASE, DELETE -> "let go of";
        };
        return "%s the certificate of `%s`".formatted(verb, node);
    }
}
