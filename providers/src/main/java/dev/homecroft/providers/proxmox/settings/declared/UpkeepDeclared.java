package dev.homecroft.providers.proxmox.settings.declared;

import dev.homecroft.kernel.Address;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.virt.NodeSettings;
import dev.homecroft.model.virt.RawOptions;
import dev.homecroft.model.virt.Upkeep;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Need;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;

/** What keeps a cluster in order, as the lab states it. */
final class UpkeepDeclared {
    private final Lab lab;
    private final Hypervisor hypervisor;
    private final List<Declared> all = new ArrayList<>();

    UpkeepDeclared(Lab lab, Hypervisor hypervisor) {
        this.lab = lab;
        this.hypervisor = hypervisor;
    }

    List<Declared> all() {
        Upkeep upkeep = hypervisor.settings().upkeep();
        upkeep.options().ifPresent(this::options);
        upkeep.metrics().values().forEach(this::metrics);
        upkeep.endpoints().values().forEach(this::endpoint);
        upkeep.matchers().values().forEach(this::matcher);
        hypervisor.settings().nodes().values().forEach(this::node);
        return all;
    }

    private void options(Upkeep.ClusterOptions options) {
        Fields.Builder fields = Fields.builder()
                .put("mac-prefix", options.macPrefix().map(Value::of))
                .put("keyboard", options.keyboard().map(Value::of))
                .put("language", options.language().map(Value::of))
                .put("console", options.console().map(Value::of))
                .put("mail-from", options.mailFrom().map(Value::of))
                .put("max-workers", options.workers().map(Value::of))
                .put(
                        "migration-network",
                        options.migration()
                                .flatMap(lab::network)
                                .flatMap(network -> network.cidr())
                                .map(cidr -> Value.of(cidr.toString())));
        if (!options.tags().isEmpty()) {
            fields.put("registered-tags", Form.set(options.tags()));
        }
        StorageDeclared.raw(RawOptions.of(options.raw()), fields);
        all.add(new Declared("options", "datacenter", fields.build(), List.of(), options.origin()));
    }

    private void metrics(Upkeep.Metrics metrics) {
        Fields.Builder fields = Fields.builder()
                .put("kind", metrics.kind())
                .put("server", metrics.server())
                .put("port", metrics.port().map(Value::of))
                .put("token", metrics.token().map(Value::of));
        if (!metrics.enabled() || metrics.origin().states("enabled")) {
            fields.put("enabled", metrics.enabled());
        }
        StorageDeclared.raw(RawOptions.of(metrics.raw()), fields);
        all.add(new Declared("metric-server", metrics.name(), fields.build(), List.of(), metrics.origin()));
    }

    private void endpoint(Upkeep.Endpoint endpoint) {
        boolean isGotify = endpoint.kind().equals("gotify");
        boolean isWebhook = endpoint.kind().equals("webhook");
        Fields.Builder fields = Fields.builder()
                .put("kind", endpoint.kind())
                .put(isWebhook ? "url" : "server", endpoint.server().map(Value::of))
                .put("port", endpoint.port().map(Value::of))
                .put("user", endpoint.user().map(Value::of))
                .put(isGotify ? "token" : "password", endpoint.secret().map(Value::of))
                .put("from", endpoint.from().map(Value::of))
                .put("comment", endpoint.comment().map(Value::of));
        if (!endpoint.mailTo().isEmpty()) {
            fields.put("mail-to", Form.set(endpoint.mailTo()));
        }
        if (!endpoint.enabled() || endpoint.origin().states("enabled")) {
            fields.put("enabled", endpoint.enabled());
        }
        StorageDeclared.raw(RawOptions.of(endpoint.raw()), fields);
        all.add(new Declared("notification-endpoint", endpoint.name(), fields.build(), List.of(), endpoint.origin()));
    }

    private void matcher(Upkeep.Matcher matcher) {
        Fields.Builder fields =
                Fields.builder().put("comment", matcher.comment().map(Value::of));
        if (!matcher.to().isEmpty()) {
            fields.put("to", Form.set(matcher.to()));
        }
        if (!matcher.severities().isEmpty()) {
            fields.put("severities", Form.set(matcher.severities()));
        }
        if (!matcher.fields().isEmpty()) {
            List<String> lines = new ArrayList<>();
            matcher.fields().forEach((name, value) -> lines.add("exact:%s=%s".formatted(name, value)));
            fields.put("fields", Form.set(lines));
        }
        if (!matcher.enabled() || matcher.origin().states("enabled")) {
            fields.put("enabled", matcher.enabled());
        }
        StorageDeclared.raw(RawOptions.of(matcher.raw()), fields);
        List<Need> needs = matcher.to().stream()
                .map(to ->
                        new Need(new Address("notification-endpoint", hypervisor.name() + "/" + to), "is sent there"))
                .toList();
        all.add(new Declared("notification-matcher", matcher.name(), fields.build(), needs, matcher.origin()));
    }

    private void node(NodeSettings node) {
        Fields.Builder dns = Fields.builder().put("search", node.search().map(Value::of));
        if (!node.resolvers().isEmpty()) {
            dns.put(
                    "resolvers",
                    Value.ofTexts(
                            node.resolvers().stream().map(Object::toString).toList()));
        }
        add("node-dns", node, dns.build());
        add(
                "node-time",
                node,
                Fields.builder().put("timezone", node.timezone().map(Value::of)).build());
        Fields.Builder hosts = Fields.builder();
        node.hosts().forEach((address, names) -> hosts.put(SettingKind.RAW + address, String.join(" ", names)));
        add("node-hosts", node, hosts.build());
    }

    private void add(String kind, NodeSettings node, Fields fields) {
        if (!fields.isEmpty()) {
            all.add(new Declared(kind, node.host(), fields, List.of(), node.origin()));
        }
    }
}
