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
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists of rules as they are: our rules of a list are one object that is ours, and the whole list is shown beside it. */
final class RuleReading {
    /** Kind of what a list holds, people's rules included. */
    static final String STATUS = "firewall-status";

    /** Where our own calls come from, as far as this machine knows. */
    static final String FROM = "from";

    /** For each rule in a status whether it is ours. */
    static final String OURS = "ours";

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
        if (!list.ours().isEmpty()) {
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

    private static Value texts(List<Rule> rules) {
        return Value.ofTexts(rules.stream().map(Rule::toString).toList());
    }

    private ObservedObject status(Address address, String key, RuleList list) {
        Fields.Builder fields = Fields.builder();
        if (!list.lines().isEmpty()) {
            fields.put(RulesRoute.RULES, texts(list.all()));
            fields.put(
                    OURS,
                    Value.ofTexts(list.lines().stream()
                            .map(line -> line.isOurs() ? "yes" : "no")
                            .toList()));
        }
        if (key.equals(Level.DATACENTER)) {
            client.localAddress().ifPresent(from -> fields.put(FROM, from));
        }
        return new ObservedObject(
                new ObjectRef(target, STATUS + "/" + key),
                STATUS,
                address.name(),
                Optional.empty(),
                Optional.empty(),
                fields.build(),
                Fields.EMPTY,
                Freshness.FRESH);
    }
}
