package dev.homecroft.source;

import dev.homecroft.kernel.SourcePosition;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.source.YamlNode.Style;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Nodes as bytes, for the parse cache. The name of the file is not written. */
final class NodeCodec {
    private static final int EMPTY = 0;
    private static final int SEQUENCE = 1;
    private static final int MAPPING = 2;
    /** The numbers of scalars are this and the place of their style here. */
    private static final int SCALAR = 3;

    private static final List<Style> STYLES =
            List.of(Style.PLAIN, Style.SINGLE_QUOTED, Style.DOUBLE_QUOTED, Style.LITERAL, Style.FOLDED, Style.TAGGED);

    private final String file;
    private final ByteBuffer in;

    private NodeCodec(String file, ByteBuffer in) {
        this.file = file;
        this.in = in;
    }

    static byte[] write(YamlNode node) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(node, out);
        return out.toByteArray();
    }

    private static void write(YamlNode node, ByteArrayOutputStream out) {
        if (node instanceof YamlNode.Scalar scalar) {
            head(SCALAR + STYLES.indexOf(scalar.style()), scalar.range(), out);
            Bytes.text(out, scalar.text());
        } else if (node instanceof YamlNode.Mapping mapping) {
            head(MAPPING, mapping.range(), out);
            Bytes.number(out, mapping.entries().size());
            for (YamlNode.Entry entry : mapping.entries()) {
                write(entry.key(), out);
                write(entry.value(), out);
            }
        } else if (node instanceof YamlNode.Sequence sequence) {
            head(SEQUENCE, sequence.range(), out);
            Bytes.number(out, sequence.items().size());
            for (YamlNode item : sequence.items()) {
                write(item, out);
            }
        } else {
            head(EMPTY, node.range(), out);
        }
    }

    private static void head(int kind, SourceRange range, ByteArrayOutputStream out) {
        out.write(kind);
        position(range.start(), out);
        position(range.end(), out);
    }

    private static void position(SourcePosition position, ByteArrayOutputStream out) {
        Bytes.number(out, position.line());
        Bytes.number(out, position.column());
        Bytes.number(out, position.offset());
    }

    /** The node, or nothing if these are not the bytes of one. */
    static Optional<YamlNode> read(String file, byte[] bytes) {
        try {
            return Optional.of(new NodeCodec(file, ByteBuffer.wrap(bytes)).node(0));
        } catch (BufferUnderflowException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private YamlNode node(int depth) {
        if (depth > TreeBuilder.MAX_DEPTH) {
            throw new IllegalArgumentException("too deep");
        }
        int kind = in.get();
        SourceRange range = new SourceRange(file, position(), position());
        return switch (kind) {
            case EMPTY -> new YamlNode.Empty(range);
            case SEQUENCE -> sequence(range, depth);
            case MAPPING -> mapping(range, depth);
            default -> scalar(kind, range);
        };
    }

    private SourcePosition position() {
        return new SourcePosition(Bytes.number(in), Bytes.number(in), Bytes.number(in));
    }

    private YamlNode.Scalar scalar(int kind, SourceRange range) {
        int style = kind - SCALAR;
        if (style < 0 || style >= STYLES.size()) {
            throw new IllegalArgumentException("not a scalar");
        }
        return new YamlNode.Scalar(Bytes.text(in), STYLES.get(style), range);
    }

    private YamlNode sequence(SourceRange range, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (int left = Bytes.number(in); left > 0; left--) {
            items.add(node(depth + 1));
        }
        return new YamlNode.Sequence(items, range);
    }

    private YamlNode mapping(SourceRange range, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (int left = Bytes.number(in); left > 0; left--) {
            int kind = in.get();
            YamlNode.Scalar key = scalar(kind, new SourceRange(file, position(), position()));
            entries.add(new YamlNode.Entry(key, node(depth + 1)));
        }
        return new YamlNode.Mapping(entries, range);
    }
}
