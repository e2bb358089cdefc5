package dev.homecroft.source;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.source.YamlNode.Style;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds nodes from the events of one file, within limits. What can be gone past is collected; what cannot is thrown as
 * {@link CroftException}. Not thread-safe; used once.
 */
final class TreeBuilder {
    static final int MAX_DEPTH = 32;
    static final int MAX_ALIASES = 100;
    static final int MAX_EXPANDED = 10_000;
    private static final int MAX_PROBLEMS = 100;
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private final Marks marks;
    private final SourceText text;
    private final ParserImpl events;
    private final Aliases aliases = new Aliases();
    private final List<Diagnostic> problems = new ArrayList<>();
    private final Words words = new Words();

    TreeBuilder(SourceText text) {
        this.text = text;
        this.marks = new Marks(text);
        this.events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text.text()));
    }

    List<Diagnostic> problems() {
        return problems;
    }

    YamlNode document() {
        events.next();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            return new YamlNode.Empty(text.range(0, 0));
        }
        events.next();
        YamlNode root = node(0);
        events.next();
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            problem(Problems.manyDocuments(marks.of(events.peekEvent())));
        }
        return root;
    }

    private void problem(Diagnostic problem) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    private YamlNode node(int depth) {
        Event event = events.next();
        return switch (event.getEventId()) {
            case Alias -> alias((AliasEvent) event, depth);
            case Scalar -> anchored((ScalarEvent) event, value((ScalarEvent) event));
            case SequenceStart ->
                anchored((CollectionStartEvent) event, sequence((CollectionStartEvent) event, depth + 1));
            case MappingStart ->
                anchored((CollectionStartEvent) event, mapping((CollectionStartEvent) event, depth + 1));
            case Comment, DocumentEnd, DocumentStart, MappingEnd, SequenceEnd, StreamEnd, StreamStart ->
                throw new IllegalStateException("the parser gave " + event.getEventId());
        };
    }

    private YamlNode anchored(NodeEvent event, YamlNode node) {
        if (event.getAnchor().isPresent()) {
            aliases.define(event.getAnchor().get().getValue(), node);
        }
        return node;
    }

    private YamlNode alias(AliasEvent event, int depth) {
        String name = event.getAlias().getValue();
        SourceRange range = marks.of(event);
        if (aliases.isOpen(name)) {
            throw new CroftException(Problems.aliasOfItself(range, name));
        }
        Optional<YamlNode> target = aliases.use(name);
        if (target.isEmpty()) {
            problem(Problems.aliasUnknown(range, name));
            return new YamlNode.Empty(
                    text.range(range.end().offset(), range.end().offset()));
        }
        if (aliases.isBeyondLimit()) {
            throw new CroftException(Problems.aliasLimit(range));
        }
        if (depth + Aliases.height(target.get()) > MAX_DEPTH) {
            throw new CroftException(Problems.tooDeep(range));
        }
        return Aliases.placed(target.get(), range);
    }

    private YamlNode value(ScalarEvent event) {
        YamlNode.Scalar scalar = scalar(event);
        boolean isNothing = event.isPlain() && scalar.text().isEmpty() && scalar.style() == Style.PLAIN;
        if (isNothing) {
            return new YamlNode.Empty(scalar.range());
        }
        if (scalar.style() == Style.PLAIN || scalar.style() == Style.TAGGED) {
            checkVisible(scalar, false);
        }
        return scalar;
    }

    private YamlNode.Scalar scalar(ScalarEvent event) {
        SourceRange range = marks.bare(event, event.getTag());
        boolean tagged = event.getTag().isPresent() && isText(event.getTag().get(), range);
        Style style = switch (event.getScalarStyle()) {
            case PLAIN, JSON_SCALAR_STYLE -> tagged ? Style.TAGGED : Style.PLAIN;
            case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> Style.DOUBLE_QUOTED;
            case LITERAL -> Style.LITERAL;
            case FOLDED -> Style.FOLDED;
        };
        boolean isBlock = style == Style.LITERAL || style == Style.FOLDED;
        return new YamlNode.Scalar(words.of(event.getValue()), style, isBlock ? marks.withoutBlankEnd(range) : range);
    }

    private boolean isText(String tag, SourceRange range) {
        boolean isText = tag.equals("tag:yaml.org,2002:str") || tag.equals("!");
        if (!isText) {
            problem(Problems.tag(range, tag));
        }
        return isText;
    }

    private void checkVisible(YamlNode.Scalar scalar, boolean isKey) {
        OptionalInt found = Characters.firstInvisible(scalar.text());
        if (found.isPresent()) {
            int c = scalar.text().codePointAt(found.getAsInt());
            int start = text.text()
                    .indexOf(Character.toString(c), scalar.range().start().offset());
            int end = start + Character.charCount(c);
            boolean seen = start >= 0 && end <= scalar.range().end().offset();
            problem(Problems.invisible(seen ? text.range(start, end) : scalar.range(), c, isKey));
        }
    }

    private void open(CollectionStartEvent event, String ownTag, SourceRange range, int depth) {
        if (depth > MAX_DEPTH) {
            throw new CroftException(Problems.tooDeep(range));
        }
        event.getTag()
                .filter(tag -> !tag.equals(ownTag) && !tag.equals("!"))
                .ifPresent(tag -> problem(Problems.tag(range, tag)));
        event.getAnchor().map(Anchor::getValue).ifPresent(aliases::open);
    }

    private YamlNode sequence(CollectionStartEvent start, int depth) {
        SourceRange first = marks.bare(start, start.getTag());
        open(start, "tag:yaml.org,2002:seq", first, depth);
        List<YamlNode> items = new ArrayList<>();
        SourceRange range = first;
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            YamlNode item = node(depth);
            items.add(item);
            range = marks.around(range, item.range());
        }
        return new YamlNode.Sequence(items, marks.closed(range, events.next()));
    }

    private YamlNode mapping(CollectionStartEvent start, int depth) {
        SourceRange first = marks.bare(start, start.getTag());
        open(start, "tag:yaml.org,2002:map", first, depth);
        Map<String, YamlNode.Entry> entries = new HashMap<>();
        List<YamlNode.Entry> ordered = new ArrayList<>();
        SourceRange range = first;
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            SourceRange keyRange = marks.of(events.peekEvent());
            Optional<YamlNode.Scalar> key = key(depth);
            YamlNode value = node(depth);
            range = marks.around(marks.around(range, keyRange), value.range());
            if (key.isPresent()) {
                YamlNode.Entry entry = new YamlNode.Entry(key.get(), value);
                YamlNode.Entry earlier = entries.putIfAbsent(key.get().text(), entry);
                if (earlier == null) {
                    ordered.add(entry);
                } else {
                    problem(Problems.duplicateKey(entry.key(), earlier.key()));
                }
            }
        }
        return new YamlNode.Mapping(ordered, marks.closed(range, events.next()));
    }

    /** The key, if it is one that we take; its events are consumed in any case. */
    private Optional<YamlNode.Scalar> key(int depth) {
        if (!events.checkEvent(Event.ID.Scalar)) {
            SourceRange place = marks.of(events.peekEvent());
            boolean isAlias = events.checkEvent(Event.ID.Alias);
            YamlNode node = node(depth);
            problem(Problems.keyNotText(isAlias ? place : node.range(), isAlias ? "an alias" : node.kind()));
            return Optional.empty();
        }
        ScalarEvent event = (ScalarEvent) events.next();
        YamlNode.Scalar key = scalar(event);
        anchored(event, key);
        if (event.isPlain() && key.text().isEmpty()) {
            problem(Problems.keyMissing(key.range()));
            return Optional.empty();
        }
        if (event.isPlain() && key.text().equals("<<")) {
            problem(Problems.mergeKey(key.range()));
            return Optional.empty();
        }
        checkVisible(key, true);
        return Optional.of(key);
    }
}
