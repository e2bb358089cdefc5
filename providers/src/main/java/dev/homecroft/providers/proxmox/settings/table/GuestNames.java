package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.state.Fields;
import dev.homecroft.state.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Numbers of guests by their names in the lab. The API names a guest by its number, with {@code vm:} or {@code ct:} in front
 * where high availability is meant; a lab does by its name.
 */
public final class GuestNames {
    public static final GuestNames NONE = new GuestNames(Map.of(), Set.of());

    private final Map<String, String> numbers;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> guarded;

    /**
     * @param numbers such as {@code vm:100} by name
     * @param guarded numbers of those that have an interface behind the firewall
     */
    public GuestNames(Map<String, String> numbers, Set<String> guarded) {
        this.numbers = Map.copyOf(numbers);
        this.guarded = Set.copyOf(guarded);
        numbers.forEach((name, number) -> {
            names.put(number, name);
            names.put(id(number), name);
        });
    }

    Set<String> guarded() {
        return guarded;
    }

    /** @param isVm whether it is a virtual machine, and no container */
    public static String number(boolean isVm, long id) {
        return (isVm ? "vm:" : "ct:") + id;
    }

    /** The API's word for a guest; empty when nobody knows its number yet. */
    public Optional<String> word(Form form, String name) {
        Optional<String> number = Optional.ofNullable(numbers.get(name));
        return form == Form.GUEST_IDS ? number.map(GuestNames::id) : number;
    }

    /** {@code 100} of {@code vm:100}. */
    static String id(String number) {
        return number.substring(number.indexOf(':') + 1);
    }

    /** The name of the guest that the API calls so; the API's own word for one that is not the lab's. */
    public String name(String word) {
        return names.getOrDefault(word, word);
    }

    /** With names where the API has numbers. */
    public Fields named(SettingKind kind, Fields fields) {
        Map<String, Value> named = new TreeMap<>(fields.values());
        named.replaceAll((path, value) -> isOfGuests(kind, path)
                ? Form.set(Form.items(value).stream().map(this::name).toList())
                : value);
        return Fields.of(named);
    }

    /** With numbers where the lab has names; names without a number stay. */
    public Fields numbered(SettingKind kind, Fields fields) {
        Map<String, Value> numbered = new TreeMap<>(fields.values());
        numbered.replaceAll((path, value) -> isOfGuests(kind, path)
                ? Form.set(Form.items(value).stream()
                        .map(name -> kind.column(path)
                                .flatMap(column -> word(column.form(), name))
                                .orElse(name))
                        .toList())
                : value);
        return Fields.of(numbered);
    }

    /** Names of guests in these fields that nobody knows the number of. */
    public List<String> unknown(SettingKind kind, Fields fields) {
        List<String> unknown = new ArrayList<>();
        fields.values().forEach((path, value) -> {
            if (isOfGuests(kind, path)) {
                Form.items(value).stream()
                        .filter(name -> !numbers.containsKey(name))
                        .forEach(unknown::add);
            }
        });
        return unknown;
    }

    private static boolean isOfGuests(SettingKind kind, String path) {
        return kind.column(path).map(Column::form).filter(Form::isOfGuests).isPresent();
    }
}
