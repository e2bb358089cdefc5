package dev.homecroft.providers.proxmox.network;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import java.util.List;
import java.util.Optional;

/** The words for interfaces that can't be changed, or that had to be put back. */
final class NodeProblems {
    private NodeProblems() {}

    private static Diagnostic problem(
            Address address, Optional<SourceRange> at, String code, String summary, String detail, String hint) {
        Diagnostic.Builder problem =
                Diagnostic.error(code, summary).about(address).hint(hint);
        if (!detail.isEmpty()) {
            problem.detail(detail);
        }
        at.ifPresent(problem::at);
        return problem.build();
    }

    static Diagnostic pending(Address address, Optional<SourceRange> at, String changes) {
        return problem(
                address,
                at,
                "proxmox-network-pending",
                "On `%s` changes of interfaces are staged that are not ours.".formatted(SeenNode.node(address)),
                "A reload would make them effective as well:\n" + changes,
                "apply or revert them in the web console of the node, under Network");
    }

    static Diagnostic management(Address address, Optional<SourceRange> at, String loss) {
        return problem(
                address,
                at,
                "proxmox-network-management",
                "`%s` could not be reached any more after this change of its interfaces."
                        .formatted(SeenNode.node(address)),
                loss + " The node is managed over it.",
                "make this change on the console of the node and state the result; or give the node another address first");
    }

    static Diagnostic otherKind(Address address, Optional<SourceRange> at, String name, String found) {
        return problem(
                address,
                at,
                "proxmox-network-kind",
                "`%s` of `%s` is there already and is of kind %s.".formatted(name, SeenNode.node(address), found),
                "",
                "declare it as that, or give it another name");
    }

    static Diagnostic byServer(Address address, Optional<SourceRange> at, String name) {
        return problem(
                address,
                at,
                "proxmox-network-dhcp",
                "`%s` of `%s` gets its address from a DHCP server, and no call could change it and keep that."
                        .formatted(name, SeenNode.node(address)),
                "The API of Proxmox VE writes addresses that are stated, or none.",
                "state `address` and `gateway` of the interface, or change it on the console of the node");
    }

    static Diagnostic unknownOption(Address address, Optional<SourceRange> at, String name, String option) {
        return problem(
                address,
                at,
                "proxmox-network-option",
                "Proxmox VE takes no option `%s` of an interface, so `%s` can't have it.".formatted(option, name),
                "",
                "take it out of `proxmox` of the interface; options of Open vSwitch begin with `ovs_`");
    }

    static Diagnostic missing(Address address, Optional<SourceRange> at) {
        return problem(
                address,
                at,
                "proxmox-setting-missing",
                "`%s` is not there, and it can't be made.".formatted(address.name()),
                "",
                "see that the node is in the cluster under this name");
    }

    static Diagnostic inUse(Address address, String bridge, String guest) {
        return problem(
                address,
                Optional.empty(),
                "proxmox-setting-in-use",
                "`%s` of `%s` is declared no more, but the guest `%s` uses it."
                        .formatted(bridge, SeenNode.node(address), guest),
                "",
                "move the guest off it first, or declare it again");
    }

    static Diagnostic changed(Address address) {
        return problem(
                address,
                Optional.empty(),
                "proxmox-network-changed",
                "The interfaces of `%s` are not as the plan saw them. Nothing was made effective."
                        .formatted(SeenNode.node(address)),
                "",
                "`croft plan` again");
    }

    static Diagnostic putBack(Address address, String why, String changes) {
        return problem(
                address,
                Optional.empty(),
                "proxmox-network-put-back",
                "`%s` did not answer with its new interfaces, so the old ones were put back. It answers again."
                        .formatted(SeenNode.node(address)),
                why + " What was tried:\n" + changes,
                "look for the mistake in what is declared; nothing of it is in effect");
    }

    static Diagnostic lost(Address address, String why, Wires before) {
        StringBuilder old = new StringBuilder();
        before.byName()
                .forEach((name, wire) ->
                        old.append("\n  ").append(name).append(": ").append(String.join(", ", words(wire))));
        return problem(
                address,
                Optional.empty(),
                "proxmox-network-lost",
                "`%s` does not answer with its new interfaces, and the old ones could not be put back from here."
                        .formatted(SeenNode.node(address)),
                "%s In its file /etc/network/interfaces this stood before:%s".formatted(why, old),
                "on the console of the node put that back into /etc/network/interfaces and run `ifreload -a`; then `croft plan`");
    }

    private static List<String> words(Wire wire) {
        return wire.options().entrySet().stream()
                .map(option -> option.getKey() + " " + option.getValue())
                .toList();
    }
}
