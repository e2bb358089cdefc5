package dev.homecroft.providers.proxmox.takeover;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Disks of a guest that was found, in the words of a lab's file. The one that it starts from comes first. */
final class DiskSaying {
    private static final Set<String> SAID =
            Set.of("volume", "storage", "size", "mount", "ssd", "discard", "backup", "iothread", "format", "ro");
    private static final List<String> BUSES = List.of("rootfs", "scsi", "virtio", "sata", "ide", "mp");

    private final boolean isVm;
    private final Fields fields;
    private final SortedMap<String, Value> options;
    private final Map<String, Json> raw;
    private final List<String> unsaid;

    /**
     * @param raw takes what no storage has
     * @param unsaid takes what the lab has no words for
     */
    DiskSaying(
            boolean isVm, Fields fields, SortedMap<String, Value> options, Map<String, Json> raw, List<String> unsaid) {
        this.isVm = isVm;
        this.fields = fields;
        this.options = options;
        this.raw = raw;
        this.unsaid = unsaid;
    }

    Optional<Json> say() {
        Map<String, Json> disks = new LinkedHashMap<>();
        int data = 0;
        for (String slot : slots()) {
            Fields disk = fields.below("disks." + slot);
            if (disk.text("storage").filter(storage -> !storage.isEmpty()).isEmpty()) {
                Optional.ofNullable(options.get(slot)).ifPresent(text -> raw.put(slot, Json.of(text.toString())));
                continue;
            }
            String name = disks.isEmpty() ? "system" : data++ == 0 ? "data" : "data-" + data;
            boolean isUsual = slot.equals("rootfs") || (isVm && slot.equals("scsi" + disks.size()));
            disks.put(name, disk(disk, slot, isUsual && isInOrder(disks.size())));
        }
        return disks.isEmpty() ? Optional.empty() : Optional.of(new Json.Obj(disks));
    }

    /** Whether the disks up to this one are where they would be if nobody said so. */
    private boolean isInOrder(int count) {
        return !isVm || slots().subList(0, count).stream().allMatch(slot -> slot.startsWith("scsi"));
    }

    private List<String> slots() {
        List<String> slots = new ArrayList<>(fields.entries("disks"));
        String boot = fields.text("raw.boot").orElse("");
        Comparator<String> byBoot = Comparator.comparing(slot -> !boot.matches("order=" + slot + "\\b.*"));
        Comparator<String> byBus = Comparator.comparingInt(slot -> BUSES.indexOf(slot.replaceAll("[0-9]+$", "")));
        slots.sort(byBoot.thenComparing(byBus).thenComparingInt(DiskSaying::number));
        return slots;
    }

    private static int number(String slot) {
        String digits = slot.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    private Json disk(Fields disk, String slot, boolean isUsual) {
        Json.ObjBuilder said = Json.object().put("storage", disk.text("storage").orElse(""));
        disk.size("size").ifPresent(size -> said.put("size", size.toString()));
        if (!isUsual) {
            said.put("slot", slot);
        }
        disk.text("mount").ifPresent(mount -> said.put("mount", mount));
        for (String flag : List.of("ssd", "discard", "backup", "iothread")) {
            disk.flag(flag).ifPresent(on -> said.put(flag, on));
        }
        disk.values().keySet().stream()
                .filter(part -> !SAID.contains(part))
                .forEach(part -> unsaid.add("`%s` of %s".formatted(part, slot)));
        disk.flag("ro").filter(on -> on).ifPresent(on -> unsaid.add("`ro` of " + slot));
        return said.build();
    }
}
