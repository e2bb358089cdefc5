package dev.homecroft.kernel.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON within limits: 64 levels deep, 64 MiB long, no name twice in one object, no number beyond 1000 places. */
public final class JsonReader {
    private static final int MAX_SCALE = 1000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxDocumentLength(64L << 20)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonReader() {}

    /** The one value that the text is; throws {@link NotJson} with the place of the fault. */
    public static Json read(String text) throws NotJson {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new NotJson("it is empty");
            }
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw new NotJson("something follows the value");
            }
            return value;
        } catch (NumberFormatException beyond) {
            // Jackson lets through an exponent that BigDecimal can't hold.
            throw new NotJson("a number in it is too large or too fine");
        } catch (StreamConstraintsException limit) {
            throw new NotJson("it is deeper or longer than what is read");
        } catch (JacksonException fault) {
            // Jackson's own words repeat the text, which may hold a secret.
            throw unreadable(fault.getLocation());
        }
    }

    private static NotJson unreadable(TokenStreamLocation place) {
        return new NotJson(
                "it cannot be read on from line %d, column %d".formatted(place.getLineNr(), place.getColumnNr()));
    }

    public static Optional<Json> tryRead(String text) {
        try {
            return Optional.of(read(text));
        } catch (NotJson fault) {
            return Optional.empty();
        }
    }

    /** A few digits can stand for a number whose plain text fills the memory, such as {@code 1e999999999}. */
    private static Json number(BigDecimal value) throws NotJson {
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            throw new NotJson("a number in it is too large or too fine");
        }
        return new Json.Num(value);
    }

    /** Most numbers are short, and need no large one in between. */
    private static Json whole(JsonParser parser) throws NotJson {
        return switch (parser.getNumberType()) {
            case INT, LONG -> Json.of(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> number(parser.getDecimalValue());
        };
    }

    private static Json value(JsonParser parser) throws NotJson {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> Json.of(parser.getString());
            case VALUE_NUMBER_INT -> whole(parser);
            case VALUE_NUMBER_FLOAT -> number(parser.getDecimalValue());
            case VALUE_TRUE -> Json.TRUE;
            case VALUE_FALSE -> Json.FALSE;
            case VALUE_NULL -> Json.NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("the parser gave " + token);
        };
    }

    private static Json object(JsonParser parser) throws NotJson {
        Map<String, Json> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (members.containsKey(name)) {
                throw unreadable(parser.currentLocation());
            }
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private static Json array(JsonParser parser) throws NotJson {
        List<Json> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }

    /** The text is not JSON, or is beyond the limits. Its message never repeats the text. */
    public static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson(String message) {
            super(message);
        }
    }
}
