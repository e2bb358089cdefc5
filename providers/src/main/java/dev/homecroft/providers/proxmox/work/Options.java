package dev.homecroft.providers.proxmox.work;

import dev.homecroft.kernel.Secret;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.PropertyString;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.reading.GuestState;
import dev.homecroft.providers.proxmox.reading.Guests;
import dev.homecroft.providers.proxmox.text.ConfigReader;
import dev.homecroft.providers.proxmox.text.Defaults;
import dev.homecroft.providers.proxmox.text.Notes;
import dev.homecroft.providers.proxmox.text.Slot;
import dev.homecroft.spi.ProviderContext;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sends options, and tells whether they have been taken over. Secrets get their value here and nowhere else. */
final class Options {
    private final ProxmoxClient client;
    private final ProviderContext context;

    Options(ProxmoxClient client, ProviderContext context) {
        this.client = client;
        this.context = context;
    }

    /** The arguments below {@code set}, ready to be sent. */
    Map<String, String> of(Fields arguments) {
        Map<String, String> form = new LinkedHashMap<>();
        for (Map.Entry<String, Value> option : arguments.below("set").values().entrySet()) {
            form.put(option.getKey(), text(option.getValue()));
        }
        return form;
    }

    private String text(Value value) {
        if (value instanceof Value.Hidden(var ref)) {
            try (Secret secret = context.secret(ref)) {
                client.redactor().learn(secret);
                return secret.reveal();
            }
        }
        return value.toString();
    }

    static List<String> deletions(Fields arguments) {
        return arguments.get("delete").orElse(Value.ofTexts(List.of())) instanceof Value.Items(var keys)
                ? keys.stream().map(Value::toString).toList()
                : List.of();
    }

    /** Refused by the server when the guest is no longer as it was looked at, or is another by now. */
    Answer configure(GuestState guest, Map<String, String> form) {
        String path = Guests.path(guest.node(), guest.kind(), guest.id()) + "/config";
        Map<String, String> bound = guest.bound(form);
        return switch (guest.kind()) {
            // The other verb holds up one of the node's few workers for as long as it takes.
            case QEMU -> client.post(path, bound);
            case LXC -> client.put(path, bound);
        };
    }

    Answer configure(GuestState guest, Fields arguments) {
        Map<String, String> form = of(arguments);
        List<String> delete = deletions(arguments).stream()
                .filter(key -> guest.config().containsKey(key))
                .toList();
        if (!delete.isEmpty()) {
            form.put("delete", String.join(",", delete));
        }
        return configure(guest, form);
    }

    /** Whether the guest is configured as the arguments say. A secret never shows, so it counts only after the call. */
    static boolean areSet(GuestState guest, Fields arguments, boolean wasCalled) {
        boolean areGone =
                deletions(arguments).stream().noneMatch(key -> guest.config().containsKey(key));
        return areGone
                && arguments.below("set").values().entrySet().stream()
                        .allMatch(option -> isSet(guest, option.getKey(), option.getValue(), wasCalled));
    }

    private static boolean isSet(GuestState guest, String key, Value value, boolean wasCalled) {
        if (value instanceof Value.Hidden) {
            return wasCalled;
        }
        String sent = value.toString();
        Optional<String> found = Optional.ofNullable(guest.config().get(key));
        if (key.equals("description")) {
            return Notes.parse(found.orElse("")).equals(Notes.parse(sent));
        }
        if (key.equals("smbios1")) {
            return found.map(PropertyString::parse)
                    .filter(PropertyString.parse(sent)::equals)
                    .isPresent();
        }
        if (isAllocation(key, sent)) {
            return found.map(text ->
                            Slot.storageOf(PropertyString.parse(text).lead().orElse("")))
                    .filter(Slot.storageOf(sent)::equals)
                    .isPresent();
        }
        Fields wanted = ConfigReader.read(guest.kind(), Map.of(key, sent));
        Fields now = guest.fields();
        return wanted.values().entrySet().stream()
                .allMatch(field -> field.getKey().endsWith(".size")
                        || Defaults.effective(guest.kind(), now, field.getKey())
                                .filter(field.getValue()::equals)
                                .isPresent());
    }

    /** {@code STORAGE:32} and {@code STORAGE:cloudinit} ask for a new volume. */
    private static boolean isAllocation(String key, String sent) {
        boolean isDisk = Slot.isDisk(key) || key.equals("efidisk0") || key.equals("tpmstate0");
        return isDisk && sent.matches("[^:,]+:([0-9.]+|cloudinit)(,.*)?");
    }

    /** Names of the options, for messages. */
    static String words(Fields arguments) {
        return arguments.below("set").values().keySet().stream().collect(Collectors.joining(", "));
    }
}
