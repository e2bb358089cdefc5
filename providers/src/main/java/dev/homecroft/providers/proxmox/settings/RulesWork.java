package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.firewall.Rule;
import dev.homecroft.providers.proxmox.firewall.RuleEdit;
import dev.homecroft.providers.proxmox.firewall.RuleList;
import dev.homecroft.providers.proxmox.settings.table.Level;
import dev.homecroft.providers.proxmox.settings.table.Remark;
import dev.homecroft.providers.proxmox.settings.table.Request;
import dev.homecroft.providers.proxmox.settings.table.RulesRoute;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.providers.proxmox.settings.table.SettingKinds;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Action;
import dev.homecroft.state.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings our rules of one list to what they are to be, one call after the other. A rule is known by its place alone, so each
 * call carries the digest of the list that it was thought out for; when somebody was faster, the list is read again.
 */
final class RulesWork implements Work {
    private static final int CALLS = 1000;

    private final ProxmoxClient client;
    private final Step step;
    private final SettingKind kind;
    private final Address address;
    private final SettingArguments arguments;
    private final boolean isRemoval;
    private final NextCall next = new NextCall();

    RulesWork(ProxmoxClient client, Step step) {
        this.client = client;
        this.step = step;
        this.address = step.id().address();
        this.kind = SettingKinds.of(address);
        this.arguments = SettingArguments.of(step);
        this.isRemoval = SettingOperation.of(step.operation()) == SettingOperation.DELETE;
    }

    private List<Rule> wanted() {
        return isRemoval
                ? List.of()
                : arguments
                        .values()
                        .get(RulesRoute.RULES)
                        .map(RulesRoute::rules)
                        .orElse(List.of());
    }

    @Override
    public Look look() {
        next.clear();
        Optional<Level> level = Level.find(client, arguments.key());
        if (level.isEmpty()) {
            return isRemoval ? done() : new Look.Stop(refused("It is not there any more."));
        }
        Optional<String> guest = kind.guest(arguments.key());
        String name = kind.guest(SettingKind.key(address)).orElse("");
        if (guest.isPresent() && !GuestProof.isOurs(client, guest.get(), arguments.lab(), name)) {
            // A guest that went between the two looks has taken its rules with it.
            if (isRemoval && Level.find(client, arguments.key()).isEmpty()) {
                return done();
            }
            return new Look.Stop(
                    refused("`%s` is not that guest any more. Nothing was touched.".formatted(guest.get())));
        }
        return look(level.get());
    }

    private Look look(Level level) {
        Json rows = client.need(level.rules(), "list rules of `%s`".formatted(arguments.key()));
        if (step.action() == Action.ADOPT) {
            return adopt(level.rules(), Tasks.rows(rows));
        }
        RuleList list = RuleReading.list(new Json.Obj(Map.of(RulesRoute.RULES, rows)), arguments.lab(), address);
        Optional<RuleEdit> edit = list.next(wanted());
        if (edit.isEmpty()) {
            return done();
        }
        Optional<String> digest = Tasks.rows(rows).stream()
                .flatMap(row -> row.text("digest").stream())
                .findFirst();
        Request request = request(level.rules(), list, edit.get());
        return next.go(digest.map(text -> request.with("digest", text)).orElse(request));
    }

    /** Our mark on the first rule that has none of ours, as long as all of them are as the plan saw them. */
    private Look adopt(String path, List<Json.Obj> rows) {
        // Only a list that was seen with another lab's marks may lose them.
        boolean mayLoseMarks = step.expects()
                .filter(expects -> expects.ref().equals(kind.ref(step.target(), arguments.key())))
                .isPresent();
        List<Rule> wanted = wanted();
        Optional<Request> request = Optional.empty();
        boolean isAsSeen = rows.size() == wanted.size();
        for (int i = 0; isAsSeen && i < rows.size(); i++) {
            Remark remark = Remark.parse(rows.get(i).text("comment").orElse(""));
            boolean isOurs = remark.isOf(arguments.lab(), address);
            Rule rule = Rule.of(rows.get(i), remark.text());
            isAsSeen = rule.isSame(wanted.get(i))
                    && (isOurs || mayLoseMarks || remark.lab().isEmpty());
            if (!isOurs && request.isEmpty()) {
                request = Optional.of(new Request(
                                "PUT", path + "/" + i, List.of(Map.entry("comment", marked(wanted.get(i)))))
                        .under(rows.get(i)));
            }
        }
        if (!isAsSeen) {
            return new Look.Stop(refused("The rules are not as the plan saw them. Nothing was touched."));
        }
        return request.map(next::go).orElseGet(this::done);
    }

    private Request request(String path, RuleList list, RuleEdit edit) {
        return switch (edit) {
            case RuleEdit.Insert(Rule rule) -> new Request("POST", path, rule.parameters(marked(rule)));
            case RuleEdit.Change(int at, Rule rule) ->
                change(path + "/" + at, list.all().get(at), rule);
            case RuleEdit.Move(int from, int to) ->
                new Request("PUT", path + "/" + from, List.of(Map.entry("moveto", Integer.toString(to))));
            case RuleEdit.Delete(int at) -> Request.delete(path + "/" + at);
        };
    }

    private Request change(String path, Rule old, Rule rule) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>(rule.parameters(marked(rule)));
        List<String> gone = old.options().keySet().stream()
                .filter(option -> rule.option(option).isEmpty())
                .toList();
        if (!gone.isEmpty()) {
            parameters.add(Map.entry("delete", String.join(",", gone)));
        }
        return new Request("PUT", path, parameters);
    }

    private String marked(Rule rule) {
        return Remark.of(rule.comment(), arguments.lab(), address).toString();
    }

    private Look done() {
        return new Look.Already(new StepResult.Done(
                isRemoval ? Optional.empty() : Optional.of(kind.ref(step.target(), arguments.key())),
                isRemoval ? Optional.empty() : Optional.of(SettingKind.identity(address)),
                List.of()));
    }

    private StepResult refused(String detail) {
        return new StepResult.Refused(Problems.identity(address, detail));
    }

    @Override
    public Answer call() {
        return next.make(request -> request.send(client));
    }

    @Override
    public boolean hasMoved() {
        return next.hasMoved();
    }

    @Override
    public int calls() {
        return CALLS;
    }

    @Override
    public String doing() {
        return "set the rules of `%s`".formatted(arguments.key());
    }
}
