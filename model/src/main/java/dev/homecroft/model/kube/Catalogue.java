package dev.homecroft.model.kube;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The components that a platform can switch on: what each is for, what it provides and what it needs. */
public final class Catalogue {
    private static final Catalogue BUILT_IN = read();

    private final Map<String, Item> items;

    private Catalogue(Map<String, Item> items) {
        this.items = Collections.unmodifiableMap(items);
    }

    /**
     * @param provides capabilities, such as {@code gateway} or {@code postgresql}
     * @param requires capabilities of others
     * @param doc one sentence
     */
    public record Item(String name, List<String> provides, List<String> requires, String doc) {
        public Item {
            provides = List.copyOf(provides);
            requires = List.copyOf(requires);
        }
    }

    /** The one that comes with the program. */
    public static Catalogue builtIn() {
        return BUILT_IN;
    }

    /** All items, in the order in which a cluster gets them. */
    public List<Item> items() {
        return List.copyOf(items.values());
    }

    public Optional<Item> find(String name) {
        return Optional.ofNullable(items.get(name));
    }

    /** Names of the components that provide a capability. */
    public List<String> providersOf(String capability) {
        return items.values().stream()
                .filter(item -> item.provides().contains(capability))
                .map(Item::name)
                .toList();
    }

    private static Catalogue read() {
        Map<String, Item> items = new LinkedHashMap<>();
        text().lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Catalogue::item)
                .forEach(item -> items.put(item.name(), item));
        return new Catalogue(items);
    }

    private static Item item(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        return new Item(cells.get(0), words(cells.get(1)), words(cells.get(2)), cells.get(3));
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" +"));
    }

    private static String text() {
        try (InputStream in = Catalogue.class.getResourceAsStream("catalogue.txt")) {
            if (in == null) {
                throw new IllegalStateException("catalogue.txt is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
