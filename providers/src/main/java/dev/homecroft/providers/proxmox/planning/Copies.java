package dev.homecroft.providers.proxmox.planning;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who stands on whose disks. The name of a linked volume begins with that of the template's, as in {@code
 * tank:base-100-disk-0/vm-101-disk-0} and {@code local:100/base-100-disk-0.qcow2/101/vm-101-disk-0.qcow2}; thin volumes of LVM
 * show nothing and need nothing of the template afterwards.
 */
public final class Copies {
    private static final Pattern LINKED =
            Pattern.compile("([^:/]+:(?:[0-9]+/)?base(?:vol)?-[0-9]+-disk-[0-9]+[^/]*)/.+");

    private Copies() {}

    /** The template's volume that this one stands on. */
    static Optional<String> base(String volume) {
        if (volume.indexOf('/') < 0) {
            return Optional.empty();
        }
        Matcher matcher = LINKED.matcher(volume);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static List<String> volumes(Fields guest) {
        List<String> volumes = new ArrayList<>();
        guest.entries("disks")
                .forEach(slot -> guest.text("disks." + slot + ".volume").ifPresent(volumes::add));
        guest.below("unused").values().values().stream().map(Value::toString).forEach(volumes::add);
        return volumes;
    }

    /** The first storage of one node alone that holds a disk which stands on a template's. */
    public static Optional<String> anchor(KnownCluster cluster, Fields guest) {
        return volumes(guest).stream()
                .filter(volume -> base(volume).isPresent())
                .map(Slot::storageOf)
                .filter(storage -> !cluster.isShared(storage))
                .findFirst();
    }

    /** Guests whose disks stand on those of this one, and guests that the lab calls linked copies of it. */
    public static List<ObservedObject> of(ObservedObject template, KnownCluster cluster, Lab lab) {
        Set<String> bases = new TreeSet<>(volumes(template.fields()));
        String name = template.mark().map(Mark::address).map(Address::name).orElse("");
        return cluster.observation().ofKind("guest").stream()
                .filter(guest -> !guest.ref().equals(template.ref()))
                .filter(guest -> isCopy(lab, guest, name)
                        || volumes(guest.fields()).stream()
                                .anyMatch(volume ->
                                        base(volume).filter(bases::contains).isPresent()))
                .toList();
    }

    private static boolean isCopy(Lab lab, ObservedObject guest, String template) {
        return guest.mark()
                .flatMap(mark ->
                        Optional.ofNullable(lab.guests().get(mark.address().name())))
                .filter(Guest::linked)
                .flatMap(Guest::cloneOf)
                .filter(ref -> ref.name().equals(template))
                .isPresent();
    }

    /** Why a template stays. */
    public static Diagnostic stands(Address template, List<ObservedObject> copies) {
        List<String> names = copies.stream()
                .map(guest -> "`%s` (%d)"
                        .formatted(guest.name(), guest.fields().whole("id").orElse(0L)))
                .sorted()
                .toList();
        return Problems.about(
                template,
                "template-has-copies",
                "`%s` can't go: disks of %s stand on its own.".formatted(template.name(), String.join(", ", names)),
                "They are linked copies. Without the template's disks they would lose most of what is on them.",
                "destroy the copies first, or with it; a disk that is moved to another storage becomes a full copy");
    }
}
