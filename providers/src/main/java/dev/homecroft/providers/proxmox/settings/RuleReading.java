package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.firewall.Rule;
import dev.homecroft.providers.proxmox.firewall.RuleList;
import dev.homecroft.providers.proxmox.settings.table.Level;
import dev.homecroft.providers.proxmox.settings.table.Remark;
import dev.homecroft.providers.proxmox.settings.table.RulesRoute;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lists of rules as they are: our rules of a list are one object that is ours, and the whole list is shown beside it. */
final class RuleReading {
    /** Where our own calls come from, as far as this machine knows. */
    static final String FROM = "from";

    /** Behind the name of a list, for rules in it that are not ours. */
    static final String OF_OTHERS = "/others";

    private static final String OTHERS = "firewall-others/";

    private final ProxmoxClient client;
    private final Target target;
    private final String lab;

    RuleReading(ProxmoxClient client, Target target, String lab) {
        this.client = client;
        this.target = target;
        this.lab = lab;
    }

    static RuleList list(Json.Obj row, String lab, Address address) {
        List<RuleList.Line> lines = new ArrayList<>();
        for (Json.Obj rule :
                row.array(RulesRoute.RULES).stream().map(Tasks::object).toList()) {
            Remark remark = Remark.parse(rule.text("comment").orElse(""));
            boolean isOurs = remark.isOf(lab, address);
            String comment = isOurs ? remark.text() : rule.text("comment").orElse("");
            lines.add(new RuleList.Line(Rule.of(rule, comment), isOurs));
        }
        return new RuleList(lines);
    }

    /**
     * @param key as the API has it
     * @param named the same with the lab's names
     */
    List<ObservedObject> read(SettingKind kind, String key, String named, Json.Obj row) {
        Address address = kind.address(target, named);
        RuleList list = list(row, lab, address);
        List<ObservedObject> objects = new ArrayList<>();
        if (list.ours().isEmpty()) {
            others(kind, key, address, row)
                    .or(() -> nobodys(kind, key, address, list))
                    .ifPresent(objects::add);
        } else {
            objects.add(new ObservedObject(
                    kind.ref(target, key),
                    kind.word(),
                    address.name(),
                    Optional.of(SettingKind.identity(address)),
                    Optional.of(new Mark(lab, address, Optional.of(SettingKind.identity(address)), "comment")),
                    Fields.builder().put(RulesRoute.RULES, texts(list.ours())).build(),
                    Fields.EMPTY,
                    Freshness.FRESH));
        }
        if (!list.lines().isEmpty() || key.equals(Level.DATACENTER)) {
            objects.add(status(address, key, list));
        }
        return objects;
    }

    /** Rules that bear no mark of ours: a thing of their own beside the declared ones, under another name. */
    private Optional<ObservedObject> nobodys(SettingKind kind, String key, Address address, RuleList list) {
        if (list.lines().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ObservedObject(
                new ObjectRef(target, OTHERS + key),
                kind.word(),
                address.name() + OF_OTHERS,
                Optional.of(new Identity("pve-list", address.toString())),
                Optional.empty(),
                Fields.builder().put(RulesRoute.RULES, texts(list.all())).build(),
                Fields.EMPTY,
                Freshness.FRESH));
    }

    /** A list whose rules all bear the mark of one other lab is that lab's. */
    private Optional<ObservedObject> others(SettingKind kind, String key, Address address, Json.Obj row) {
        List<Json.Obj> rows =
                row.array(RulesRoute.RULES).stream().map(Tasks::object).toList();
        List<Remark> remarks = rows.stream()
                .map(rule -> Remark.parse(rule.text("comment").orElse("")))
                .toList();
        Optional<String> owner = remarks.stream().findFirst().flatMap(Remark::lab);
        boolean isOne = owner.isPresent()
                && !owner.get().equals(lab)
                && remarks.stream().allMatch(remark -> remark.lab().equals(owner));
        if (!isOne) {
            return Optional.empty();
        }
        Identity identity = SettingKind.identity(address);
        List<Rule> rules = IntStream.range(0, rows.size())
                .mapToObj(i -> Rule.of(rows.get(i), remarks.get(i).text()))
                .toList();
        return Optional.of(new ObservedObject(
                kind.ref(target, key),
                kind.word(),
                address.name(),
                Optional.of(identity),
                Optional.of(new Mark(owner.get(), address, Optional.of(identity), "comment")),
                Fields.builder().put(RulesRoute.RULES, texts(rules)).build(),
                Fields.EMPTY,
                Freshness.FRESH));
    }

    private static Value texts(List<Rule> rules) {
        return Value.ofTexts(rules.stream().map(Rule::toString).toList());
    }

    private ObservedObject status(Address address, String key, RuleList list) {
        Fields.Builder fields = Fields.builder();
        if (!list.lines().isEmpty()) {
            fields.put(RulesRoute.RULES, texts(list.all()));
            fields.put(
                    RulesRoute.OURS,
                    Value.ofTexts(list.lines().stream()
                            .map(line -> line.isOurs() ? "yes" : "no")
                            .toList()));
        }
        if (key.equals(Level.DATACENTER)) {
            client.localAddress().ifPresent(from -> fields.put(FROM, from));
        }
        return new ObservedObject(
                new ObjectRef(target, RulesRoute.STATUS + "/" + key),
                RulesRoute.STATUS,
                address.name(),
                Optional.empty(),
                Optional.empty(),
                fields.build(),
                Fields.EMPTY,
                Freshness.FRESH);
    }
}
