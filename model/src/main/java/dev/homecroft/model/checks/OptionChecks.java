package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Section;
import dev.homecroft.model.virt.RootOptions;

/** Options of guests that only the hypervisor's administrator may set. */
final class OptionChecks {
    private OptionChecks() {}

    static void rootOnly(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            for (String option : RootOptions.of(guest)) {
                if (!guest.byRoot().contains(option)) {
                    String field =
                            option.equals("features") && !guest.features().isEmpty() ? option : "proxmox";
                    report.add(Diagnostic.error(
                                    VirtCodes.PROXMOX_ROOT_ONLY,
                                    "Proxmox VE lets no token set `%s`, which `%s` states."
                                            .formatted(option, guest.name()))
                            .at(guest.origin().of(field), "for root@pam alone")
                            .about(Facts.address(Section.GUESTS, guest.name()))
                            .hint(instead(option))
                            .hint("State `by-root: [%s]` if root@pam sets it by hand: it is then compared, never set."
                                    .formatted(option)));
                }
            }
        }
    }

    private static String instead(String option) {
        if (option.matches("(hostpci|usb|dev)[0-9]+")) {
            return "Pass the device on by a mapping, with `passthrough`: a token may do that.";
        }
        if (option.startsWith("mp")) {
            return "Mount a volume of a storage, with `disks`, or a share over the network.";
        }
        return switch (option) {
            case "hookscript" -> "Do it inside the guest; for the order of start there is `startup`.";
            case "features" -> "Only `nesting` can be set with a token.";
            default -> "Leave it out if the guest runs without it.";
        };
    }
}
