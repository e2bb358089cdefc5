package dev.homecroft.providers.proxmox.takeover;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.virt.RootOptions;
import dev.homecroft.providers.proxmox.settings.takeover.PlainText;
import dev.homecroft.providers.proxmox.text.ConfigWriter;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.providers.proxmox.text.NicText;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A guest that was found, in the words of a lab's file: {@code declared} backwards. Used once. */
final class GuestSaying {
    private static final Set<String> NIC_FIELDS = Set.of(
            "bridge", "vlan", "mac", "firewall", "mtu", "model", "name", "ip", "ip6", "gateway", "gateway6", "type");

    private final Hypervisor cluster;
    private final Fields fields;
    private final FoundNetworks networks;
    private final boolean isVm;
    private final SortedMap<String, Value> options;
    private final Json.ObjBuilder entry = Json.object();
    private final Map<String, Json> raw = new TreeMap<>();
    private final List<String> unsaid = new ArrayList<>();

    GuestSaying(Hypervisor cluster, Fields fields, FoundNetworks networks) {
        this.cluster = cluster;
        this.fields = fields;
        this.networks = networks;
        this.isVm = fields.text("type").filter("vm"::equals).isPresent();
        this.options = ConfigWriter.write(isVm ? GuestKind.QEMU : GuestKind.LXC, fields);
    }

    /** What of it the lab has no words for. */
    List<String> unsaid() {
        return List.copyOf(unsaid);
    }

    /** @param isMember whether its node is a host of the lab, or becomes one */
    Json.Obj say(boolean isMember) {
        boolean isTemplate = fields.flag("template").orElse(false);
        entry.put("type", isVm ? "vm" : "container").put("hypervisor", cluster.name());
        boolean isMoved = fields.flag("ha").orElse(false);
        fields.text("node").filter(node -> isMember && !isMoved).ifPresent(node -> entry.put("node", node));
        fields.whole("id").ifPresent(id -> entry.put("id", id));
        processor();
        size("memory", "memory", "memory");
        size("memory-minimum", "memory-minimum", "balloon");
        new DiskSaying(isVm, fields, options, raw, unsaid).say().ifPresent(disks -> entry.put("disks", disks));
        nics();
        devices();
        machine(isTemplate);
        behaviour(isTemplate);
        cloudInit();
        fields.below("cdrom").values().keySet().forEach(this::asItStands);
        fields.below("raw").values().keySet().forEach(this::asItStands);
        fields.below("unused")
                .values()
                .forEach((key, volume) -> unsaid.add("%s (`%s`): it hangs nowhere and stays".formatted(key, volume)));
        byRoot();
        if (!raw.isEmpty()) {
            entry.put("proxmox", new Json.Obj(raw));
        }
        return entry.build();
    }

    private void processor() {
        fields.whole("cpu.cores").ifPresent(cores -> entry.put("cpu", cores));
        if (fields.has("cpu.sockets")) {
            asItStands("sockets");
        }
        boolean hasMore = fields.below("cpu").values().keySet().stream()
                .anyMatch(part -> !Set.of("cores", "sockets", "type").contains(part));
        if (hasMore) {
            asItStands("cpu");
        } else {
            text("cpu.type", "cpu-type");
        }
    }

    private void size(String path, String name, String option) {
        fields.size(path).ifPresent(size -> {
            if (size.equals(new ByteSize(0))) {
                asItStands(option);
            } else {
                entry.put(name, size.toString());
            }
        });
    }

    private void text(String path, String name) {
        fields.text(path).ifPresent(text -> entry.put(name, text));
    }

    private void flag(String path) {
        fields.flag(path).ifPresent(flag -> entry.put(path, flag));
    }

    private void list(String path) {
        if (fields.get(path).orElse(Value.of("")) instanceof Value.Items(List<Value> items) && !items.isEmpty()) {
            entry.put(path, Json.strings(items.stream().map(Value::toString).toList()));
        }
    }

    private void machine(boolean isTemplate) {
        if (isTemplate) {
            entry.put("template", true);
        }
        boolean isUefi = fields.text("firmware").filter("uefi"::equals).isPresent();
        if (isUefi && fields.has("efi.storage")) {
            entry.put("firmware", "uefi");
        } else if (isUefi) {
            unsaid.add("`bios`: it has no disk for UEFI, and would get one");
        }
        if (fields.has("tpm-disk.storage")) {
            entry.put("tpm", true);
        }
        if (fields.below("agent").isEmpty()) {
            flag("agent");
        } else {
            asItStands("agent");
        }
        flag("serial");
        text("machine", "machine");
        text("os", "os-type");
    }

    private void behaviour(boolean isTemplate) {
        if (!isTemplate || !fields.flag("onboot").orElse(false)) {
            flag("onboot");
        } else {
            unsaid.add("`onboot`: a template never starts");
        }
        fields.text("startup").ifPresent(this::startup);
        if (!isTemplate && fields.text("power").filter("stopped"::equals).isPresent()) {
            entry.put("power", "stopped");
        }
        list("tags");
        flag("protection");
        text("pool", "pool");
        flag("unprivileged");
        list("features");
    }

    private void startup(String text) {
        Json.ObjBuilder startup = Json.object();
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            String name = part.substring(0, Math.max(0, equals));
            String number = part.substring(equals + 1);
            if (name.equals("order") && number.matches("[0-9]{1,4}")) {
                startup.put(name, Long.parseLong(number));
            } else if (!name.isEmpty() && number.matches("[0-9]{1,6}")) {
                startup.put(name, number + "s");
            }
        }
        entry.put("startup", startup.build());
    }

    private boolean hasCloudInit() {
        return isVm && fields.has("cloud-init.storage");
    }

    private void cloudInit() {
        if (hasCloudInit()) {
            Json.ObjBuilder init = Json.object();
            fields.text("cloud-init.user").ifPresent(user -> init.put("user", user));
            if (fields.get("cloud-init.keys").orElse(Value.of("")) instanceof Value.Items(List<Value> keys)) {
                init.put(
                        "ssh-keys",
                        Json.strings(keys.stream().map(Value::toString).toList()));
            }
            fields.flag("cloud-init.upgrade").ifPresent(upgrade -> init.put("upgrade", upgrade));
            entry.put("cloud-init", init.build());
        } else {
            List.of("ciuser", "sshkeys", "ciupgrade").forEach(option -> {
                if (options.containsKey(option)) {
                    unsaid.add("`%s`: it has no drive for cloud-init".formatted(option));
                }
            });
        }
        List.of("nameserver", "searchdomain").forEach(option -> {
            if (options.containsKey(option)) {
                asItStands(option);
            }
        });
    }

    private void devices() {
        Json.ObjBuilder devices = Json.object();
        int pci = 0;
        int usb = 0;
        for (String slot : fields.entries("passthrough")) {
            Fields device = fields.below("passthrough." + slot);
            boolean isUsb = slot.startsWith("usb");
            boolean isNext = slot.equals(isUsb ? "usb" + usb : "hostpci" + pci);
            boolean isSayable = device.has("mapping")
                    && Set.of("mapping", "pcie").containsAll(device.values().keySet());
            if (!isSayable || !isNext) {
                asItStands(slot);
                continue;
            }
            Json.ObjBuilder said =
                    Json.object().put("mapping", device.text("mapping").orElse(""));
            device.flag("pcie").ifPresent(pcie -> said.put("pcie", pcie));
            devices.put(slot, said.build());
            usb += isUsb ? 1 : 0;
            pci += isUsb ? 0 : 1;
        }
        if (!devices.build().members().isEmpty()) {
            entry.put("passthrough", devices.build());
        }
    }

    private void nics() {
        List<String> slots = fields.entries("nics").stream()
                .filter(slot -> NicText.isDevice(fields.below("nics." + slot)))
                .sorted(Comparator.comparingInt(slot -> Integer.parseInt(slot.substring("net".length()))))
                .toList();
        Map<String, Json> nics = new LinkedHashMap<>();
        boolean isFirst = true;
        for (int i = 0; i < slots.size(); i++) {
            String slot = slots.get(i);
            Fields nic = fields.below("nics." + slot);
            NicSaying saying = new NicSaying(nic, networks.of(nic), hasAddresses(), isFirst, hasOwnResolvers());
            String name =
                    isVm || !slot.equals("net" + i) ? slot : nic.text("name").orElse(slot);
            nics.put(name, saying.say(cluster.bridge(), isVm));
            saying.unsaid().forEach(words -> unsaid.add(words.formatted(slot)));
            nic.values().keySet().stream()
                    .filter(part -> !NIC_FIELDS.contains(part))
                    .forEach(part -> unsaid.add("`%s` of %s".formatted(part, slot)));
            isFirst = false;
        }
        if (!nics.isEmpty()) {
            entry.put("nics", new Json.Obj(nics));
        }
    }

    /** Whether something sets the addresses of its interfaces. */
    private boolean hasAddresses() {
        return !isVm || hasCloudInit();
    }

    private boolean hasOwnResolvers() {
        return fields.has("dns.servers") && fields.has("dns.domain");
    }

    /** What root@pam has set stays as it is, and the lab says so. */
    private void byRoot() {
        Guest.Type type = isVm ? Guest.Type.VM : Guest.Type.CONTAINER;
        SortedSet<String> options = new TreeSet<>();
        raw.forEach((option, value) -> {
            if (value instanceof Json.Str(String text) && RootOptions.isRootOnly(type, option, text)) {
                options.add(option);
            }
        });
        if (fields.get("features").orElse(Value.of("")) instanceof Value.Items(List<Value> items)
                && items.stream().anyMatch(item -> !RootOptions.isFree(item.toString()))) {
            options.add("features");
        }
        if (!options.isEmpty()) {
            entry.put("by-root", Json.strings(options));
        }
    }

    private void asItStands(String option) {
        Optional<String> text = Optional.ofNullable(options.get(option)).map(Value::toString);
        if (text.isEmpty()) {
            return;
        }
        if (PlainText.isSecret(option, text.get())) {
            unsaid.add("`%s`: it may hold a secret".formatted(option));
        } else {
            raw.put(option, Json.of(text.get()));
        }
    }
}
