package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Host;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Section;
import dev.homecroft.model.gear.Device;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether two feeds are two, and whether they bear what hangs on them. */
final class PowerChecks {
    private PowerChecks() {}

    private static Optional<Device> device(Facts facts, Address thing) {
        return thing.kind().equals(Section.DEVICES.kind())
                ? Facts.find(facts.lab().gear().devices(), thing.name())
                : Optional.empty();
    }

    private static boolean isUps(Facts facts, Address thing) {
        return device(facts, thing)
                .filter(device -> device.kind() == Device.Kind.UPS)
                .isPresent();
    }

    private static SourceRange at(Facts facts, Address thing) {
        Optional<Origin> host = thing.kind().equals(Section.HOSTS.kind())
                ? Facts.find(facts.lab().hosts(), thing.name()).map(Host::origin)
                : Optional.empty();
        return host.or(() -> device(facts, thing).map(Device::origin))
                .map(origin -> origin.of("feeds"))
                .orElse(SourceRange.ofFile("lab.yaml"));
    }

    /** All of several feeds that come through one UPS are one feed. */
    static void sharedUps(Facts facts, Report report) {
        Power power = new Power(facts);
        for (Address thing : power.things()) {
            List<Address> feeds = List.copyOf(power.of(thing));
            if (feeds.size() < 2) {
                continue;
            }
            Set<Address> common = ups(facts, power, feeds.getFirst());
            feeds.stream().skip(1).forEach(feed -> common.retainAll(ups(facts, power, feed)));
            common.stream()
                    .findFirst()
                    .ifPresent(ups -> report.add(Diagnostic.warning(
                                    GearCodes.FEEDS_ON_ONE_UPS,
                                    "The %d feeds of `%s` all hang on `%s`."
                                            .formatted(feeds.size(), thing.name(), ups.name()))
                            .at(at(facts, thing))
                            .context(at(facts, ups), ups.name())
                            .about(thing)));
        }
    }

    private static Set<Address> ups(Facts facts, Power power, Address feed) {
        Set<Address> all = new LinkedHashSet<>(power.above(feed));
        all.add(feed);
        all.removeIf(thing -> !isUps(facts, thing));
        return all;
    }

    static void cycles(Facts facts, Report report) {
        Power power = new Power(facts);
        Set<Address> told = new HashSet<>();
        for (Address thing : power.things()) {
            Set<Address> above = power.above(thing);
            if (above.contains(thing) && !told.contains(thing)) {
                told.addAll(above);
                report.add(Diagnostic.error(
                                GearCodes.FEED_CYCLE, "The power of `%s` comes from itself.".formatted(thing.name()))
                        .at(at(facts, thing))
                        .about(thing));
            }
        }
    }

    /** What hangs on several feeds may hang on this one alone some day. */
    static void load(Facts facts, Report report) {
        Power power = new Power(facts);
        Map<Address, Long> load = new HashMap<>();
        for (Address thing : power.things()) {
            long watts = watts(facts, thing);
            power.above(thing).forEach(above -> load.merge(above, watts, Long::sum));
        }
        for (Device device : facts.lab().gear().devices().values()) {
            Address self = Facts.address(Section.DEVICES, device.name());
            long most = device.watts().orElse(Long.MAX_VALUE);
            long asked = load.getOrDefault(self, 0L);
            if (device.isPower() && asked > most) {
                report.add(Diagnostic.warning(
                                GearCodes.FEED_OVERLOADED,
                                "What hangs on `%s` may take more than it gives.".formatted(device.name()))
                        .at(device.origin().of("watts"), "%d W for %d W".formatted(most, asked))
                        .about(self));
            }
        }
    }

    /** What a thing takes itself; a UPS or PDU takes what hangs on it. */
    private static long watts(Facts facts, Address thing) {
        if (thing.kind().equals(Section.HOSTS.kind())) {
            return Facts.find(facts.lab().hosts(), thing.name())
                    .flatMap(Host::watts)
                    .orElse(0L);
        }
        return device(facts, thing)
                .filter(device -> !device.isPower())
                .flatMap(Device::watts)
                .orElse(0L);
    }
}
