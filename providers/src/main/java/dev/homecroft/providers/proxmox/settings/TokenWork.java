package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.settings.table.Edit;
import dev.homecroft.providers.proxmox.settings.table.Remark;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.providers.proxmox.settings.table.TokenRoute;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Step;
import dev.homecroft.state.Value;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a token and keeps its value. It is made with half a mark, and gets the whole one when the value is in its store: one with
 * half a mark is ours, nobody knows its value, and it is made anew. Half a mark says who has made it, so that of two who make one
 * at once neither takes the other's for the one whose value it has.
 */
final class TokenWork implements Work {
    private static final String COMMENT = "comment";

    private final ProxmoxClient client;
    private final StepContext context;
    private final Step step;
    private final Address address;
    private final SettingKind kind;
    private final SettingArguments arguments;
    private final Edits edits;
    private final String key;
    private final SecretRef ref;
    private final NextCall next = new NextCall();
    private Optional<StepResult> failure = Optional.empty();
    private Optional<SecretKeeper.Place> place = Optional.empty();
    private String maker = "";
    private boolean isKept;

    TokenWork(ProxmoxClient client, StepContext context, Step step, SecretRef ref) {
        this.client = client;
        this.context = context;
        this.step = step;
        this.address = step.id().address();
        this.kind = SettingKinds.of(address);
        this.arguments = SettingArguments.of(step);
        this.edits = new Edits(kind, address, arguments);
        this.key = arguments.key();
        this.ref = ref;
    }

    /** Where a step says that the value of its token is kept, if it makes one. */
    static Optional<SecretRef> kept(Step step) {
        return SettingArguments.of(step)
                .values()
                .get(TokenRoute.SECRET)
                .filter(Value.Hidden.class::isInstance)
                .map(value -> ((Value.Hidden) value).ref());
    }

    @Override
    public Look look() {
        next.clear();
        if (failure.isPresent()) {
            return new Look.Stop(failure.get());
        }
        Optional<Json.Obj> row = kind.route().find(client, key);
        if (row.isEmpty()) {
            isKept = false;
            return make();
        }
        Remark remark = kind.remark(row.get());
        if (!remark.isOf(arguments.lab(), address)) {
            return new Look.Stop(new StepResult.Refused(
                    Problems.identity(address, "Somebody else has made it meanwhile. Nothing was touched.")));
        }
        if (!remark.isHalf()) {
            return new Look.Already(new StepResult.Done(
                    Optional.of(kind.ref(step.target(), key)), Optional.of(SettingKind.identity(address)), List.of()));
        }
        if (!isKept) {
            return next.go(kind.route().delete(key, row.get()));
        }
        return remark.half().equals(Optional.of(maker))
                ? next.go(kind.route().change(key, row.get(), marked(remark)))
                : new Look.Stop(new StepResult.Failed(SettingProblems.madeTwice(address)));
    }

    private Look make() {
        try {
            place = Optional.of(context.keeper().prepare(ref, key + "="));
        } catch (CroftException notKept) {
            Diagnostic problem = notKept.diagnostics().getFirst();
            return new Look.Stop(new StepResult.Failed(Problems.about(address, problem)));
        }
        Edit whole = edits.whole();
        String words = arguments.values().text(SettingKind.COMMENT).orElse("");
        Map<String, List<String>> set = new LinkedHashMap<>(whole.set());
        maker = HexFormat.of().toHexDigits(new SecureRandom().nextInt());
        Remark half = Remark.of(words, arguments.lab(), address).halfBy(maker);
        set.put(COMMENT, List.of(half.toString()));
        return next.go(kind.route().create(key, new Edit(set, whole.drop())));
    }

    private Edit marked(Remark remark) {
        Remark whole = Remark.of(remark.text(), arguments.lab(), address);
        return new Edit(Map.of(COMMENT, List.of(whole.toString())), List.of());
    }

    @Override
    public Answer call() {
        return next.make(request -> {
            Answer answer = request.send(client);
            if (request.verb().equals("POST") && answer instanceof Answer.Ok(Json data)) {
                keep(Tasks.object(data));
                // Nobody else gets to see what was answered.
                return new Answer.Ok(Json.NULL);
            }
            return answer;
        });
    }

    private void keep(Json.Obj answer) {
        Optional<String> value = answer.text("value").filter(text -> !text.isEmpty());
        if (value.isEmpty()) {
            return;
        }
        try (Secret bare = new Secret(value.get());
                Secret whole = new Secret(key + "=" + value.get())) {
            client.redactor().learn(bare);
            client.redactor().learn(whole);
            place.orElseThrow().keep(whole);
            isKept = true;
        } catch (CroftException notKept) {
            Diagnostic problem = notKept.diagnostics().getFirst();
            failure = Optional.of(new StepResult.Failed(Problems.about(address, problem)));
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
    public String doing() {
        return "make token `%s`".formatted(key);
    }
}
