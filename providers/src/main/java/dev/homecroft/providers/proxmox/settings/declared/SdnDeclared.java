package dev.homecroft.providers.proxmox.settings.declared;

import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.virt.RawOptions;
import dev.homecroft.model.virt.Sdn;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.settings.table.Form;
import dev.homecroft.providers.proxmox.settings.table.SdnRoute;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The software-defined network of one cluster, as the lab states it. */
final class SdnDeclared {
    private final Lab lab;
    private final Hypervisor hypervisor;
    private final Sdn sdn;
    private final Fields.Builder fields = Fields.builder();

    SdnDeclared(Lab lab, Hypervisor hypervisor) {
        this.lab = lab;
        this.hypervisor = hypervisor;
        this.sdn = hypervisor.settings().sdn();
    }

    List<Declared> all() {
        sdn.controllers().values().forEach(this::controller);
        sdn.zones().values().forEach(this::zone);
        sdn.vnets().values().forEach(this::vnet);
        if (fields.build().isEmpty()) {
            return List.of();
        }
        fields.put(SdnRoute.APPLIED, true);
        Origin origin = Stream.of(
                        sdn.zones().values().stream().map(Sdn.Zone::origin),
                        sdn.controllers().values().stream().map(Sdn.Controller::origin),
                        sdn.vnets().values().stream().map(Sdn.Vnet::origin))
                .flatMap(origins -> origins)
                .findFirst()
                .orElse(hypervisor.origin());
        return List.of(new Declared("sdn", SdnRoute.KEY, fields.build(), List.of(), origin));
    }

    private static Optional<Value> names(List<?> words) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Form.set(words.stream().map(Object::toString).toList()));
    }

    private void raw(String owner, Map<String, String> options) {
        options.forEach((name, value) -> {
            String field = owner + "." + name;
            fields.put(field, number(field, value));
        });
    }

    /** As the server shows it. */
    private static Value number(String field, String value) {
        Form form = SdnRoute.column(field).form();
        return switch (form) {
            case FLAG -> Value.of(value.equals("1"));
            case WHOLE -> value.matches("[0-9]{1,18}") ? Value.of(Long.parseLong(value)) : Value.of(value);
            case COMMAS -> Form.set(Words.items(value).toList());
            default -> Value.of(value);
        };
    }

    private void controller(Sdn.Controller controller) {
        String owner = "controllers." + controller.name();
        fields.put(owner + ".type", controller.kind());
        fields.put(owner + ".asn", controller.asn().map(Value::of));
        fields.put(owner + ".peers", names(controller.peers()));
        fields.put(owner + ".node", controller.node().map(Ref::name).map(Value::of));
        raw(owner, RawOptions.of(controller.raw()));
    }

    private void zone(Sdn.Zone zone) {
        String owner = "zones." + zone.name();
        fields.put(owner + ".type", zone.kind().name().toLowerCase(Locale.ROOT));
        fields.put(owner + ".bridge", zone.bridge().map(Value::of));
        fields.put(owner + ".tag", zone.tag().map(tag -> Value.of((long) tag.value())));
        fields.put(owner + ".peers", names(zone.peers()));
        fields.put(owner + ".controller", zone.controller().map(Value::of));
        fields.put(owner + ".nodes", names(zone.nodes().stream().map(Ref::name).toList()));
        fields.put(owner + ".mtu", zone.mtu().map(Value::of));
        if (servesAddresses(zone)) {
            fields.put(owner + ".dhcp", "dnsmasq");
        }
        raw(owner, RawOptions.of(zone.raw()));
    }

    /** A range of addresses is given out by the one server that Proxmox VE knows. */
    private boolean servesAddresses(Sdn.Zone zone) {
        return sdn.vnets().values().stream()
                .filter(vnet -> vnet.zone().equals(zone.name()))
                .flatMap(vnet -> vnet.subnets().values().stream())
                .anyMatch(subnet -> subnet.dhcpFrom().isPresent());
    }

    private void vnet(Sdn.Vnet vnet) {
        String owner = "vnets." + vnet.name();
        boolean isTagged = Optional.ofNullable(sdn.zones().get(vnet.zone()))
                .filter(zone -> zone.kind() != Sdn.ZoneKind.SIMPLE)
                .isPresent();
        Optional<Long> vlan = vnet.network()
                .filter(_ -> isTagged)
                .flatMap(lab::network)
                .flatMap(network -> network.vlan())
                .map(tag -> (long) tag.value());
        fields.put(owner + ".zone", vnet.zone());
        fields.put(owner + ".tag", vnet.tag().or(() -> vlan).map(Value::of));
        fields.put(owner + ".alias", vnet.alias().map(Value::of));
        flag(owner + ".vlanaware", vnet.vlanAware(), vnet.origin().states("vlan-aware"));
        flag(owner + ".isolate-ports", vnet.isolatePorts(), vnet.origin().states("isolate-ports"));
        vnet.subnets().values().forEach(subnet -> subnet(vnet, subnet));
    }

    private void flag(String field, boolean value, boolean isStated) {
        if (value || isStated) {
            fields.put(field, value);
        }
    }

    private void subnet(Sdn.Vnet vnet, Sdn.Subnet subnet) {
        String owner = "subnets." + vnet.name() + "." + subnet.cidr();
        fields.put(owner + ".type", "subnet");
        fields.put(owner + ".gateway", subnet.gateway().map(gateway -> Value.of(gateway.toString())));
        flag(owner + ".snat", subnet.snat(), subnet.origin().states("snat"));
        subnet.dhcpFrom()
                .ifPresent(from -> fields.put(
                        owner + ".dhcp-range",
                        Form.set(List.of("end-address=%s,start-address=%s"
                                .formatted(subnet.dhcpTo().orElse(from), from)))));
    }
}
