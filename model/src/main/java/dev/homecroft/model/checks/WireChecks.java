package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Section;
import dev.homecroft.model.virt.NodeSettings;
import dev.homecroft.model.virt.NodeSettings.Interface;
import dev.homecroft.model.virt.NodeSettings.InterfaceKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Bridges, bonds and VLANs of nodes. */
final class WireChecks {
    private WireChecks() {}

    /** The bridge that guests are on by default, with no way out. One that is meant to have none is stated with no host's nic. */
    static void bridges(Facts facts, Report report) {
        forEach(facts, (hypervisor, node, wire) -> {
            boolean isUsed = wire.name().equals(hypervisor.bridge())
                    || wire.nic().isPresent()
                    || wire.address().isPresent();
            if (wire.kind() == InterfaceKind.BRIDGE && wire.ports().isEmpty() && isUsed) {
                report.add(Diagnostic.warning(
                                VirtCodes.BRIDGE_WITHOUT_PORT,
                                "The bridge `%s` of `%s` has no port, so nothing on it reaches the network."
                                        .formatted(wire.name(), node.host()))
                        .at(wire.origin().key(), "no `ports`")
                        .about(Facts.address(Section.HYPERVISORS, hypervisor.name()))
                        .hint("Name the interface that leads out, such as `ports: [eno1]`."));
            }
        });
    }

    static void ports(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            for (NodeSettings node : hypervisor.settings().nodes().values()) {
                Optional<Host> host = Facts.find(facts.lab().hosts(), node.host());
                Map<String, Interface> owners = new HashMap<>();
                for (Interface wire : node.interfaces().values()) {
                    wire.ports().forEach(port -> {
                        twice(hypervisor, node, owners, wire, port, report);
                        known(hypervisor, node, host, port, wire.origin().of("ports"), report);
                    });
                    wire.nic().ifPresent(nic -> nic(hypervisor, node, host, wire, nic, report));
                    wire.device()
                            .ifPresent(device -> known(
                                    hypervisor,
                                    node,
                                    host,
                                    device,
                                    wire.origin().of("device"),
                                    report));
                }
            }
        }
    }

    private static void twice(
            Hypervisor hypervisor,
            NodeSettings node,
            Map<String, Interface> owners,
            Interface wire,
            String port,
            Report report) {
        Interface earlier = owners.putIfAbsent(port, wire);
        if (earlier != null) {
            report.add(Diagnostic.error(
                            VirtCodes.PORT_TWICE,
                            "`%s` of `%s` belongs to `%s` already.".formatted(port, node.host(), earlier.name()))
                    .at(wire.origin().of("ports"))
                    .context(earlier.origin().of("ports"), "the other")
                    .about(Facts.address(Section.HYPERVISORS, hypervisor.name())));
        }
    }

    /** What is no interface here must be one of the host's nics, if the host states any by the names that its system has. */
    private static void known(
            Hypervisor hypervisor, NodeSettings node, Optional<Host> host, String port, SourceRange at, Report report) {
        boolean isHere = node.interfaces().containsKey(port);
        boolean isNic = host.filter(
                        known -> known.nics().isEmpty() || known.nics().containsKey(port))
                .isPresent();
        if (host.isPresent() && !isHere && !isNic) {
            report.add(Diagnostic.error(
                            VirtCodes.UNKNOWN_INTERFACE, "`%s` has no interface `%s`.".formatted(node.host(), port))
                    .at(at)
                    .context(host.get().origin().of("nics"), "its nics")
                    .about(Facts.address(Section.HYPERVISORS, hypervisor.name())));
        }
    }

    private static void nic(
            Hypervisor hypervisor, NodeSettings node, Optional<Host> host, Interface wire, String nic, Report report) {
        if (host.filter(known -> !known.nics().containsKey(nic)).isPresent()) {
            report.add(
                    Diagnostic.error(VirtCodes.UNKNOWN_INTERFACE, "`%s` has no nic `%s`.".formatted(node.host(), nic))
                            .at(wire.origin().of("nic"))
                            .context(host.get().origin().of("nics"), "its nics")
                            .about(Facts.address(Section.HYPERVISORS, hypervisor.name())));
        }
    }

    /** One interface of one node. */
    private interface Look {
        void at(Hypervisor hypervisor, NodeSettings node, Interface wire);
    }

    private static void forEach(Facts facts, Look look) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            for (NodeSettings node : hypervisor.settings().nodes().values()) {
                node.interfaces().values().forEach(wire -> look.at(hypervisor, node, wire));
            }
        }
    }
}
