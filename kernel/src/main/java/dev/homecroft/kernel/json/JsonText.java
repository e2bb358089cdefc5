package dev.homecroft.kernel.json;

import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes JSON. The canonical form sorts members by name and has no spaces, so equal values have equal bytes. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    /** Members sorted, no spaces: the form that is hashed, stored and compared. */
    public static String canonical(Json json) {
        return write(json, true, ObjectWriteContext.empty());
    }

    /** The canonical form without a copy of it in memory, for digests of what may be large. */
    public static void canonical(Json json, Writer out) {
        write(json, true, ObjectWriteContext.empty(), out);
    }

    /** Two spaces of indentation, members in the order they were built, a line feed at the end: the form people see. */
    public static String pretty(Json json) {
        return write(json, false, new Indented()) + "\n";
    }

    private static String write(Json json, boolean sorted, ObjectWriteContext context) {
        StringWriter text = new StringWriter();
        write(json, sorted, context, text);
        return text.toString();
    }

    private static void write(Json json, boolean sorted, ObjectWriteContext context, Writer out) {
        try (JsonGenerator generator = FACTORY.createGenerator(context, out)) {
            write(json, sorted, generator);
        }
    }

    private static void write(Json json, boolean sorted, JsonGenerator out) {
        switch (json) {
            case Json.Null() -> out.writeNull();
            case Json.Bool(boolean value) -> out.writeBoolean(value);
            case Json.Num(var value) ->
                out.writeNumber(sorted ? value.stripTrailingZeros().toPlainString() : value.toPlainString());
            case Json.Str(String value) -> out.writeString(value);
            case Json.Arr(var items) -> {
                out.writeStartArray();
                items.forEach(item -> write(item, sorted, out));
                out.writeEndArray();
            }
            case Json.Obj(var members) -> {
                out.writeStartObject();
                List<Map.Entry<String, Json>> ordered = new ArrayList<>(members.entrySet());
                if (sorted) {
                    ordered.sort(Map.Entry.comparingByKey());
                }
                for (Map.Entry<String, Json> member : ordered) {
                    out.writeName(member.getKey());
                    write(member.getValue(), sorted, out);
                }
                out.writeEndObject();
            }
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
