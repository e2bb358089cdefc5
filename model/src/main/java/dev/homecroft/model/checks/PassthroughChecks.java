package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Host;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Section;
import dev.homecroft.model.bind.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devices that are handed through to guests. */
final class PassthroughChecks {
    private PassthroughChecks() {}

    static void mappings(Facts facts, Report report) {
        for (Hypervisor hypervisor : facts.lab().hypervisors().values()) {
            for (Hypervisor.Mapping mapping : hypervisor.mappings().values()) {
                mapping.devices().values().forEach(device -> device(facts, hypervisor, device, report));
            }
        }
        for (Guest guest : facts.guests()) {
            facts.hypervisorOf(guest)
                    .ifPresent(hypervisor ->
                            guest.passthrough().values().forEach(passed -> passed(guest, passed, hypervisor, report)));
        }
    }

    private static void device(Facts facts, Hypervisor hypervisor, Hypervisor.DeviceOf device, Report report) {
        Optional<Host> host = facts.lab().host(device.host());
        if (host.isPresent() && !host.get().devices().containsKey(device.device())) {
            Diagnostic.Builder problem = Diagnostic.error(
                            CheckCodes.UNKNOWN_DEVICE,
                            "`%s` has no device `%s`.".formatted(device.host(), device.device()))
                    .at(device.host().at())
                    .context(host.get().origin().of("devices"), "its devices")
                    .about(Facts.address(Section.HYPERVISORS, hypervisor.name()));
            Suggestion.of(device.device(), host.get().devices().keySet())
                    .ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
            report.add(problem);
        }
    }

    private static void passed(Guest guest, Guest.Passthrough passed, Hypervisor hypervisor, Report report) {
        SourceRange at = passed.origin().of("mapping");
        Optional<Hypervisor.Mapping> mapping = Facts.find(hypervisor.mappings(), passed.mapping());
        if (mapping.isEmpty()) {
            Diagnostic.Builder problem = Diagnostic.error(
                            CheckCodes.UNKNOWN_MAPPING,
                            "`%s` has no mapping `%s`.".formatted(hypervisor.name(), passed.mapping()))
                    .at(at)
                    .context(hypervisor.origin().of("mappings"), "its mappings")
                    .about(Facts.address(Section.GUESTS, guest.name()));
            Suggestion.of(passed.mapping(), hypervisor.mappings().keySet())
                    .ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
            report.add(problem);
            return;
        }
        Map<String, Hypervisor.DeviceOf> devices = mapping.get().devices();
        boolean isMissing =
                guest.node().filter(node -> !devices.containsKey(node.name())).isPresent();
        if (isMissing) {
            report.add(Diagnostic.error(
                            CheckCodes.MAPPING_NOT_ON_NODE,
                            "`%s` runs on `%s`, which has nothing for the mapping `%s`."
                                    .formatted(guest.name(), guest.node().get(), passed.mapping()))
                    .at(at)
                    .context(mapping.get().origin().key(), "only " + String.join(", ", devices.keySet()))
                    .about(Facts.address(Section.GUESTS, guest.name())));
        }
    }

    private record Device(String host, String name) {}

    private record Holder(Guest guest, SourceRange at) {}

    /** A device of one host is handed to one running guest; a stopped one may wait for it. */
    static void devices(Facts facts, Report report) {
        Map<List<String>, Holder> holders = new HashMap<>();
        facts.guests().stream()
                .filter(Facts::isRunning)
                .filter(guest -> guest.node().isPresent())
                .forEach(guest -> {
                    for (Guest.Passthrough passed : guest.passthrough().values()) {
                        Holder holder = new Holder(guest, passed.origin().of("mapping"));
                        device(facts, guest, passed).ifPresent(device -> {
                            Holder earlier = holders.putIfAbsent(List.of(device.host, device.name), holder);
                            if (earlier != null) {
                                report.add(twice(device, holder, earlier));
                            }
                        });
                    }
                });
    }

    private static Optional<Device> device(Facts facts, Guest guest, Guest.Passthrough passed) {
        String node = guest.node().map(Object::toString).orElse("");
        return facts.hypervisorOf(guest)
                .flatMap(hypervisor -> Facts.find(hypervisor.mappings(), passed.mapping()))
                .flatMap(mapping -> Facts.find(mapping.devices(), node))
                .map(device -> new Device(node, device.device()));
    }

    private static Diagnostic.Builder twice(Device device, Holder second, Holder first) {
        return Diagnostic.error(
                        CheckCodes.DEVICE_TWICE,
                        "The device `%s` of `%s` is handed to both `%s` and `%s`."
                                .formatted(device.name, device.host, first.guest.name(), second.guest.name()))
                .at(second.at, "here again")
                .context(first.at, "first here")
                .about(Facts.address(Section.GUESTS, second.guest.name()));
    }
}
