package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.stage.ConfigFile;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Sets of addresses at one level of the firewall, with their entries by CIDR. */
final class IpSets {
    private final String sets;
    private final String one;
    private final String entry;
    private final Function<Call, String> base;

    IpSets(String path, Function<Call, String> base) {
        this.sets = path + "/ipset";
        this.one = sets + "/{name}";
        this.entry = one + "/{cidr}";
        this.base = base;
    }

    List<Endpoint> table() {
        return List.of(
                Endpoint.get(sets).does(this::list),
                Endpoint.post(sets).does(this::create),
                Endpoint.delete(one).does(this::delete),
                Endpoint.get(one).does(call -> {
                    ConfigFile kept = content(call);
                    return kept.entries().keySet().stream()
                            .map(cidr -> row(kept, cidr))
                            .toList();
                }),
                Endpoint.post(one).does(this::add),
                Endpoint.get(entry).does(call -> {
                    require(call);
                    return row(content(call), call.text("cidr"));
                }),
                Endpoint.put(entry).does(this::change),
                Endpoint.delete(entry).does(call -> {
                    require(call);
                    content(call).requireDigest(call.text("digest"));
                    content(call).entries().remove(call.text("cidr"));
                    return Json.Null.NULL;
                }));
    }

    private ConfigFile names(Call call) {
        return Firewall.file(call, base.apply(call) + "/ipset");
    }

    private ConfigFile content(Call call) {
        String name = call.text("name");
        if (names(call).find(name).isEmpty()) {
            throw new Refusal("no such IPSet '" + name + "'");
        }
        return Firewall.file(call, base.apply(call) + "/ipset/" + name);
    }

    private NavigableMap<String, Object> require(Call call) {
        return content(call)
                .find(call.text("cidr"))
                .orElseThrow(() -> new Refusal("no such IP/Network '" + call.text("cidr") + "' in the IPSet"));
    }

    private Map<String, Object> row(ConfigFile kept, String cidr) {
        Map<String, Object> row =
                new LinkedHashMap<>(Options.json(Contract.proxmoxVe().method("POST", one), kept.at(cidr)));
        row.put("cidr", cidr);
        row.put("digest", kept.digest());
        return row;
    }

    private Object list(Call call) {
        ConfigFile kept = names(call);
        List<Object> rows = new ArrayList<>();
        kept.entries().forEach((name, facts) -> {
            Map<String, Object> row = new LinkedHashMap<>(facts);
            row.put("name", name);
            row.put("digest", kept.digest());
            rows.add(row);
        });
        return rows;
    }

    private Object create(Call call) {
        ConfigFile kept = names(call);
        kept.requireDigest(call.text("digest"));
        String name = call.text("name");
        String old = call.text("rename");
        if (!old.isEmpty() && kept.find(old).isEmpty()) {
            throw new Refusal("no such IPSet '" + old + "'");
        }
        if (!name.equals(old) && kept.find(name).isPresent()) {
            throw new Refusal("IPSet '" + name + "' already exists");
        }
        if (!old.isEmpty() && !old.equals(name)) {
            kept.at(name).putAll(kept.at(old));
            kept.entries().remove(old);
            String folder = base.apply(call) + "/ipset/";
            Firewall.file(call, folder + name).copyFrom(Firewall.file(call, folder + old));
            Firewall.file(call, folder + old).entries().clear();
        }
        kept.at(name);
        call.optional("comment").ifPresent(comment -> kept.at(name).put("comment", comment));
        return Json.Null.NULL;
    }

    private Object delete(Call call) {
        ConfigFile content = content(call);
        if (!content.entries().isEmpty() && !call.flag("force")) {
            throw new Refusal("IPSet '" + call.text("name") + "' is not empty");
        }
        content.entries().clear();
        names(call).entries().remove(call.text("name"));
        return Json.Null.NULL;
    }

    private Object add(Call call) {
        ConfigFile content = content(call);
        String cidr = call.text("cidr");
        if (content.find(cidr).isPresent()) {
            throw new Refusal("address '" + cidr + "' already exists");
        }
        NavigableMap<String, Object> facts = new TreeMap<>();
        Options.apply(call, Contract.proxmoxVe().method("POST", one), facts);
        facts.remove("cidr");
        content.entries().put(cidr, facts);
        return Json.Null.NULL;
    }

    private Object change(Call call) {
        NavigableMap<String, Object> facts = require(call);
        content(call).requireDigest(call.text("digest"));
        Options.apply(call, Contract.proxmoxVe().method("PUT", entry), facts);
        return Json.Null.NULL;
    }
}
