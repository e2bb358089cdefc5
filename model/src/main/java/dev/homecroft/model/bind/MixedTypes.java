package dev.homecroft.model.bind;

import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.language.Form;
import dev.homecroft.source.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Types of values that may be written in more than one way. */
final class MixedTypes {
    /** What another program reads, passed through as it stands. */
    static final Type<YamlNode> RAW = new Raw();

    /** What a machine may be. */
    static final List<Section> MACHINES = List.of(Section.HOSTS, Section.GUESTS);

    private MixedTypes() {}

    private record Raw() implements Type<YamlNode> {
        @Override
        public Form form() {
            return new Form.Free("what the other program reads");
        }

        @Override
        public Optional<YamlNode> read(YamlNode node, Place place) {
            return Optional.of(node);
        }
    }

    /** A mapping of the shape, or a single value that says the same in short. */
    static <S, T> Type<T> shortOr(Type<S> brief, Function<S, T> lengthen, Shape shape, Function<Entry, T> bind) {
        return new ShortOr<>(brief, lengthen, shape, bind);
    }

    private record ShortOr<S, T>(Type<S> brief, Function<S, T> lengthen, Shape shape, Function<Entry, T> bind)
            implements Type<T> {
        @Override
        public Form form() {
            String words = brief.words() + " or " + shape.words();
            return new Form.Either(words, List.of(brief.form(), new Form.Fields(shape.form())));
        }

        @Override
        public Optional<T> read(YamlNode node, Place place) {
            return node instanceof YamlNode.Mapping
                    ? Links.nested(shape, bind).read(node, place)
                    : brief.read(node, place).map(lengthen);
        }
    }

    /** The entry's own name as a reference, for mappings whose keys are names of other entries. */
    static Optional<Ref> key(Entry entry, List<Section> sections) {
        YamlNode.Scalar name = new YamlNode.Scalar(entry.name(), YamlNode.Style.PLAIN, entry.at());
        return Links.toAny(sections.toArray(Section[]::new)).read(name, entry.place());
    }
}
