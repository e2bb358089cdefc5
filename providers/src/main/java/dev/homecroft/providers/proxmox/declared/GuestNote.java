package dev.homecroft.providers.proxmox.declared;

import dev.homecroft.kernel.IpAddress;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Network;
import dev.homecroft.model.Nic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands in the notes of a guest, for whoever finds it in the web console at night. Markdown. */
final class GuestNote {
    private GuestNote() {}

    static String text(Lab lab, Guest guest) {
        List<String> lines = new ArrayList<>();
        lines.add("**%s**: %s of the lab `%s`"
                .formatted(
                        guest.name(),
                        guest.template() ? "template" : guest.isVm() ? "virtual machine" : "container",
                        lab.info().name()));
        guest.note().ifPresent(note -> lines.add(note.strip()));
        if (!guest.services().isEmpty()) {
            lines.add("Runs: " + String.join(", ", guest.services()));
        }
        guest.nics().values().forEach(nic -> lines.add(network(lab, nic)));
        guest.owner().or(() -> lab.info().owner()).ifPresent(owner -> lines.add("Owner: " + owner));
        guest.runbook().ifPresent(runbook -> lines.add("Runbook: " + runbook));
        lines.add("Declared in `%s`. Homecroft keeps it as declared: change it there."
                .formatted(guest.origin().key().file()));
        return String.join("\n\n", lines);
    }

    private static String network(Lab lab, Nic nic) {
        Optional<Network> network = nic.network().flatMap(lab::network);
        StringBuilder text = new StringBuilder("Network: ");
        text.append(network.map(Network::name).orElse(nic.name()));
        network.flatMap(Network::vlan)
                .ifPresent(vlan -> text.append(" (VLAN ").append(vlan).append(')'));
        Optional<IpAddress> known = nic.address().known();
        known.ifPresent(ip -> text.append(' ').append(ip));
        nic.address6().known().ifPresent(ip -> text.append(' ').append(ip));
        return text.toString();
    }
}
