package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a guest keeps for life: it can't be changed by any step, so a declaration that wants it otherwise is refused. */
final class LifelongFields {
    private final GuestKind kind;
    private final DesiredResource desired;
    private final ObservedObject observed;
    private final Fields last;
    private final List<Diagnostic> problems = new ArrayList<>();

    private LifelongFields(GuestKind kind, DesiredResource desired, ObservedObject observed, Fields last) {
        this.kind = kind;
        this.desired = desired;
        this.observed = observed;
        this.last = last;
    }

    static List<Diagnostic> problems(GuestKind kind, DesiredResource desired, ObservedObject observed, Fields last) {
        LifelongFields fields = new LifelongFields(kind, desired, observed, last);
        fields.check();
        fields.shifted();
        return fields.problems;
    }

    private void check() {
        Fields wanted = desired.fields();
        Fields found = observed.fields();
        if (!wanted.text("type").equals(found.text("type"))) {
            problems.add(fixed("guest-type", "is a %s and can't become another".formatted(kind.title()), "type"));
        }
        Optional<Long> id = wanted.whole("id");
        if (id.isPresent() && !id.equals(found.whole("id"))) {
            problems.add(fixed(
                    "guest-id",
                    "has the id %s, and an id is for life"
                            .formatted(found.whole("id").orElse(0L)),
                    "id"));
        }
        boolean unprivileged = found.flag("unprivileged").orElse(false);
        if (wanted.flag("unprivileged").filter(want -> want != unprivileged).isPresent()) {
            problems.add(fixed("guest-unprivileged", "can't change whether it is unprivileged", "unprivileged"));
        }
        identityOfContainer(wanted, found);
    }

    /** A container is known by this address: with another it would be nobody's. */
    private void identityOfContainer(Fields wanted, Fields found) {
        String path = "nics.net0.mac";
        boolean isOther = wanted.has(path) && !wanted.get(path).equals(found.get(path));
        boolean isDropped = last.has(path) && wanted.below("nics.net0").isEmpty();
        if (kind == GuestKind.LXC && found.has(path) && (isOther || isDropped)) {
            problems.add(fixed(
                    "container-mac", "is known by the MAC address of its first interface, which can't change", path));
        }
    }

    private Diagnostic fixed(String code, String words, String path) {
        return Diagnostic.error(code, "`%s` %s.".formatted(desired.address().name(), words))
                .at(desired.origin(path))
                .about(desired.address())
                .hint("state it as it is, or `croft destroy %s` and make it anew"
                        .formatted(desired.address().name()))
                .build();
    }

    /** A disk that is taken out moves those after it to other places, unless these are stated: their contents stay behind. */
    private void shifted() {
        Fields names = last.below("create.disk");
        desired.fields()
                .below("create.disk")
                .values()
                .forEach((slot, name) -> names.values().forEach((before, known) -> {
                    boolean isOther = known.equals(name) && !before.equals(slot) && names.has(slot);
                    if (isOther && observed.fields().has("disks." + slot + ".volume")) {
                        problems.add(shifted(slot, name.toString(), before));
                    }
                }));
    }

    private Diagnostic shifted(String slot, String disk, String before) {
        return Diagnostic.error(
                        "disk-slot-shifted",
                        "The disk `%s` of `%s` would take the place of another one."
                                .formatted(disk, desired.address().name()))
                .detail("It is %s now, and by its order in the file it would be %s, where another volume is."
                        .formatted(before, slot))
                .at(desired.origin("disks." + slot))
                .about(desired.address())
                .hint("state `slot: %s` for `%s`".formatted(before, disk))
                .build();
    }
}
