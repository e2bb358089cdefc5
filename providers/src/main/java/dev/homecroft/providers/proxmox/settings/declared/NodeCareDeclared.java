package dev.homecroft.providers.proxmox.settings.declared;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Ref;
import dev.homecroft.model.virt.NodeSettings;
import dev.homecroft.model.virt.Replication;
import dev.homecroft.model.virt.Upkeep;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Need;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Certificates, packages and copies of disks on other nodes, as the lab states them. */
final class NodeCareDeclared {
    private final Hypervisor hypervisor;
    private final List<Declared> all = new ArrayList<>();

    NodeCareDeclared(Hypervisor hypervisor) {
        this.hypervisor = hypervisor;
    }

    List<Declared> all() {
        Upkeep upkeep = hypervisor.settings().upkeep();
        upkeep.accounts()
                .values()
                .forEach(account -> all.add(
                        new Declared("acme-account", account.name(), Fields.EMPTY, List.of(), account.origin())));
        upkeep.plugins().values().forEach(this::plugin);
        hypervisor.settings().nodes().values().forEach(this::certificate);
        if (!upkeep.repositories().isEmpty()) {
            hypervisor.members().forEach(member -> repositories(member.name(), upkeep.repositories()));
        }
        replications();
        return all;
    }

    private void plugin(Upkeep.AcmePlugin plugin) {
        Fields.Builder fields = Fields.builder()
                .put("kind", "dns")
                .put("api", plugin.api())
                .put("validation-delay", plugin.delay().map(Value::of));
        if (!plugin.data().isEmpty()) {
            fields.put("data", variables(plugin.data()));
        }
        all.add(new Declared("acme-plugin", plugin.name(), fields.build(), List.of(), plugin.origin()));
    }

    /** Names and secrets by turns. */
    private static Value variables(Map<String, SecretRef> data) {
        List<Value> items = new ArrayList<>();
        data.forEach((name, ref) -> {
            items.add(Value.of(name));
            items.add(Value.of(ref));
        });
        return new Value.Items(items);
    }

    private void certificate(NodeSettings node) {
        Fields.Builder fields =
                Fields.builder().put("account", node.acmeAccount().map(Value::of));
        List<Need> needs = new ArrayList<>();
        node.acmeAccount().ifPresent(account -> needs.add(need("acme-account", account, "orders with it")));
        List<String> domains = new ArrayList<>();
        node.domains().forEach((domain, plugin) -> {
            domains.add("domain=%s,plugin=%s".formatted(domain, plugin));
            if (!plugin.equals("standalone")) {
                needs.add(need("acme-plugin", plugin, "proves a domain by it"));
            }
        });
        if (!domains.isEmpty()) {
            fields.put("domains", Form.set(domains));
        }
        if (!fields.build().isEmpty()) {
            all.add(new Declared("node-certificate", node.host(), fields.build(), needs, node.origin()));
        }
        if (!domains.isEmpty() && node.acmeAccount().isPresent()) {
            ordered(node);
        }
    }

    private void ordered(NodeSettings node) {
        List<String> names = node.domains().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        Fields fields = Fields.builder().put("names", Form.set(names)).build();
        List<Need> needs = List.of(need("node-certificate", node.host(), "says for which names"));
        all.add(new Declared("acme-certificate", node.host(), fields, needs, node.origin()));
    }

    private Need need(String kind, String name, String why) {
        return new Need(new Address(kind, hypervisor.name() + "/" + name), why);
    }

    private void repositories(String node, Map<String, Boolean> repositories) {
        Fields.Builder fields = Fields.builder();
        repositories.forEach((handle, isOn) -> fields.put(SettingKind.RAW + handle, isOn ? "1" : "0"));
        all.add(new Declared("repositories", node, fields.build(), List.of(), hypervisor.origin()));
    }

    /**
     * Numbered by the place of its target among the members: a guest has one job for each target, and what another job is called,
     * or whether it goes, changes nothing for this one.
     */
    private void replications() {
        List<String> members = hypervisor.members().stream().map(Ref::name).toList();
        hypervisor.settings().replication().values().stream()
                .filter(job -> members.contains(job.to().name()))
                .forEach(job -> replication(
                        job, job.guest().name() + "-" + members.indexOf(job.to().name())));
    }

    private void replication(Replication job, String key) {
        Fields.Builder fields = Fields.builder()
                .put("kind", "local")
                .put("to", job.to().name())
                .put("schedule", job.schedule().map(schedule -> Value.of(schedule.toString())))
                .put("rate", job.rate().map(Value::of))
                .put("comment", job.comment().map(Value::of));
        if (!job.enabled() || job.origin().states("enabled")) {
            fields.put("enabled", job.enabled());
        }
        Need guest = new Need(new Address("guest", job.guest().name()), "is copied");
        all.add(new Declared("replication", key, fields.build(), List.of(guest), job.origin()));
    }
}
