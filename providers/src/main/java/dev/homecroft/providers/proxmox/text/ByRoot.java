package dev.homecroft.providers.proxmox.text;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.virt.RootOptions;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Options that root@pam alone may set. They are compared like all others; setting them is for somebody with that password. */
public final class ByRoot {
    private static final String PATH = "create.root";
    private static final String FEATURES = "features";
    private static final String NESTING = "nesting";

    private ByRoot() {}

    /** What the lab states of them, below {@code create.root}. */
    public static Fields of(Guest guest) {
        Fields.Builder fields = Fields.builder();
        for (String option : RootOptions.of(guest)) {
            boolean isList = option.equals(FEATURES) && !guest.raw().containsKey(option);
            String value = isList
                    ? ConfigWriter.features(ConfigReader.features(String.join(",", guest.features())))
                    : guest.raw().getOrDefault(option, "");
            fields.put(PATH + "." + option, value);
        }
        return fields.build();
    }

    public static Set<String> options(Fields desired) {
        return desired.below(PATH).values().keySet();
    }

    /** The option that a field belongs to, {@code usb0} of {@code passthrough.usb0.host}. */
    public static String option(String path) {
        return path.startsWith("raw.")
                ? path.substring("raw.".length())
                : path.contains(".") ? Slot.inPath(path) : path;
    }

    /** A new guest is made without them. */
    public static void leaveOut(Fields desired, SortedMap<String, Value> set) {
        Set<String> options = options(desired);
        boolean isNested = options.contains(FEATURES)
                && set.getOrDefault(FEATURES, Value.of("")).toString().contains(NESTING);
        set.keySet().removeAll(options);
        if (isNested) {
            set.put(FEATURES, Value.of(NESTING + "=1"));
        }
    }

    /** @param differing options, each of which is not as stated */
    public static Diagnostic problem(DesiredResource desired, ObservedObject guest, Set<String> differing) {
        String arguments = differing.stream()
                .map(option -> "--%s %s".formatted(option, quoted(stated(desired, option))))
                .collect(Collectors.joining(" "));
        String tool = GuestKind.of(guest.fields()) == GuestKind.QEMU ? "qm" : "pct";
        return Problems.about(
                desired.address(),
                "proxmox-set-by-root",
                "Only root@pam can set %s of `%s`."
                        .formatted(
                                differing.stream()
                                        .map(option -> "`" + option + "`")
                                        .collect(Collectors.joining(", ")),
                                desired.address().name()),
                "It is not as the lab states it under `by-root`, and no token may change that.",
                "as root on `%s`: %s set %d %s"
                        .formatted(
                                guest.fields().text("node").orElse(""),
                                tool,
                                guest.fields().whole("id").orElse(0L),
                                arguments));
    }

    private static String stated(DesiredResource desired, String option) {
        return desired.fields().get(PATH + "." + option).map(Value::toString).orElse("");
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_:=,./;+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
