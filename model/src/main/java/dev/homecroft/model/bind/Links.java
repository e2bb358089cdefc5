package dev.homecroft.model.bind;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.IpAddress;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.AddressForm;
import dev.homecroft.model.Network;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.language.Form;
import dev.homecroft.source.YamlNode;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types of values that lead elsewhere: references, secrets, addresses in networks, and entries within entries. */
final class Links {
    private static final Pattern OFFSET = Pattern.compile("([a-z0-9][a-z0-9._-]*)?\\+([0-9]{1,18})");

    private Links() {}

    /** The name of an entry of the section. */
    static Type<Ref> to(Section section) {
        return new To(section);
    }

    /** The name of an entry of one of the sections; see {@link Reading#useAny}. */
    static Type<Ref> toAny(Section... sections) {
        return new ToAny(List.of(sections));
    }

    private record ToAny(List<Section> sections) implements Type<Ref> {
        @Override
        public Form form() {
            return new Form.Reference(sections);
        }

        @Override
        public Optional<Ref> read(YamlNode node, Place place) {
            return Types.TEXT.read(node, place).flatMap(name -> {
                if (Names.isValid(name)) {
                    return Optional.of(place.reading().useAny(sections, name, node.range(), place));
                }
                place.mismatch(node.range(), words(), place.quote(name));
                return Optional.empty();
            });
        }
    }

    static final Type<SecretRef> SECRET = new SecretName();

    private record To(Section section) implements Type<Ref> {
        @Override
        public Form form() {
            return new Form.Reference(List.of(section));
        }

        @Override
        public Optional<Ref> read(YamlNode node, Place place) {
            return Types.TEXT.read(node, place).flatMap(name -> {
                if (Address.isName(name)) {
                    Ref ref = new Ref(section, name, node.range());
                    place.reading().use(ref, place);
                    return Optional.of(ref);
                }
                place.mismatch(node.range(), words(), place.quote(name));
                return Optional.empty();
            });
        }
    }

    /** {@code store/path}, or a path alone in the default store. */
    private record SecretName() implements Type<SecretRef> {
        @Override
        public Form form() {
            return new Form.Secret();
        }

        @Override
        public Optional<SecretRef> read(YamlNode node, Place place) {
            Optional<String> text = Types.TEXT.read(node, place);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<SecretRef> ref = SecretRef.tryParse(text.get())
                    .filter(whole -> place.reading().isStore(whole.store()))
                    .or(() -> place.reading()
                            .defaultStore()
                            .flatMap(store -> SecretRef.tryParse(store + "/" + text.get())))
                    .or(() -> SecretRef.tryParse(text.get()));
            if (ref.isEmpty()) {
                // The value is not repeated: it may be the secret itself.
                place.mismatch(node.range(), words(), "this value");
                return Optional.empty();
            }
            place.reading().use(new Ref(Section.SECRET_STORES, ref.get().store(), node.range()), place);
            return ref;
        }
    }

    /** An address, relative to the network of its interface where it says so. */
    static Type<AddressForm> address(Optional<Ref> network) {
        return new AddressIn(network, Network::cidr);
    }

    /** The same in IPv6. */
    static Type<AddressForm> address6(Optional<Ref> network) {
        return new AddressIn(network, Network::cidr6);
    }

    private record AddressIn(Optional<Ref> network, Function<Network, Optional<Cidr>> family)
            implements Type<AddressForm> {
        @Override
        public Form form() {
            return new Form.Address();
        }

        @Override
        public Optional<AddressForm> read(YamlNode node, Place place) {
            Optional<String> text = Types.TEXT.read(node, place).map(String::strip);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<AddressForm> form = form(text.get(), node, place);
            if (form.isEmpty() && text.get().startsWith("+") && place.reading().isUnprofiled(place.entry())) {
                return form;
            }
            if (form.isEmpty()) {
                place.unreadable(node.range(), words(), text.get());
            }
            return form;
        }

        private Optional<AddressForm> form(String text, YamlNode node, Place place) {
            if (text.equals("dhcp")) {
                return Optional.of(new AddressForm.Dhcp());
            }
            if (text.equals("none")) {
                return Optional.of(new AddressForm.None());
            }
            Matcher offset = OFFSET.matcher(text);
            if (offset.matches()) {
                return offset(offset, node, place);
            }
            return IpAddress.tryParse(text).map(AddressForm.Literal::new);
        }

        private Optional<AddressForm> offset(Matcher matcher, YamlNode node, Place place) {
            String name = matcher.group(1);
            Optional<Ref> base = name == null ? network : Optional.of(new Ref(Section.NETWORKS, name, node.range()));
            if (base.isEmpty()) {
                return Optional.empty();
            }
            if (name != null) {
                place.reading().use(base.get(), place);
            }
            long number = Long.parseLong(matcher.group(2));
            Optional<IpAddress> ip = place.reading()
                    .network(base.get().name())
                    .flatMap(family)
                    .filter(cidr -> cidr.size().compareTo(BigInteger.valueOf(number)) > 0)
                    .map(cidr -> cidr.network().plus(number));
            return Optional.of(new AddressForm.Offset(base.get(), number, ip));
        }
    }

    /** Named entries of one shape, as a mapping by name. */
    static <T> Type<Map<String, T>> entries(Shape shape, Function<Entry, T> bind) {
        return new Entries<>(List.of(), shape, bind);
    }

    /** The same, where each key is the name of an entry of one of the sections; see {@link MixedTypes#key}. */
    static <T> Type<Map<String, T>> entries(List<Section> named, Shape shape, Function<Entry, T> bind) {
        return new Entries<>(named, shape, bind);
    }

    private record Entries<T>(List<Section> named, Shape shape, Function<Entry, T> bind)
            implements Type<Map<String, T>> {
        @Override
        public Form form() {
            return new Form.Named("a mapping from names to " + shape.words(), named, new Form.Fields(shape.form()));
        }

        @Override
        public Optional<Map<String, T>> read(YamlNode node, Place place) {
            if (!(node instanceof YamlNode.Mapping mapping)) {
                place.mismatch(node.range(), words(), node.kind());
                return Optional.empty();
            }
            Map<String, T> bound = new LinkedHashMap<>();
            for (YamlNode.Entry entry : mapping.entries()) {
                shape.read(entry.value(), entry.key(), place.child(entry.key().text()), bind)
                        .ifPresent(value -> bound.put(entry.key().text(), value));
            }
            return Optional.of(bound);
        }
    }

    /** One nested mapping of a shape. */
    static <T> Type<T> nested(Shape shape, Function<Entry, T> bind) {
        return new Nested<>(shape, bind);
    }

    private record Nested<T>(Shape shape, Function<Entry, T> bind) implements Type<T> {
        @Override
        public Form form() {
            return new Form.Fields(shape.form());
        }

        @Override
        public Optional<T> read(YamlNode node, Place place) {
            YamlNode.Scalar key = new YamlNode.Scalar(place.field(), YamlNode.Style.PLAIN, node.range());
            return shape.read(node, key, place, bind);
        }
    }
}
