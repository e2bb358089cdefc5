package dev.homecroft.kernel.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A JSON value (RFC 8259). Objects keep the order in which they were built; {@link JsonText} sorts for canonical text. */
public sealed interface Json {
    Json NULL = new Null();
    Json TRUE = new Bool(true);
    Json FALSE = new Bool(false);

    record Null() implements Json {}

    record Bool(boolean value) implements Json {}

    record Num(BigDecimal value) implements Json {}

    record Str(String value) implements Json {}

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member, if it is there and not null. */
        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof Null));
        }

        /** The member as text; numbers and booleans are written out. */
        public Optional<String> text(String name) {
            return get(name).flatMap(Json::asText);
        }

        /** The member as a whole number, also when it came as text. */
        public Optional<Long> whole(String name) {
            return get(name).flatMap(Json::asWhole);
        }

        /** The member as yes or no: JSON booleans, and 0 and 1 as numbers or text. */
        public Optional<Boolean> flag(String name) {
            return get(name).flatMap(Json::asFlag);
        }

        public Obj object(String name) {
            return get(name).filter(Obj.class::isInstance).map(Obj.class::cast).orElse(new Obj(Map.of()));
        }

        public List<Json> array(String name) {
            return get(name)
                    .filter(Arr.class::isInstance)
                    .map(value -> ((Arr) value).items())
                    .orElse(List.of());
        }
    }

    static Json of(String text) {
        return new Str(text);
    }

    static Json of(long number) {
        return new Num(BigDecimal.valueOf(number));
    }

    static Json of(boolean flag) {
        return flag ? TRUE : FALSE;
    }

    static Json of(Collection<? extends Json> items) {
        return new Arr(List.copyOf(items));
    }

    /** An array of what each item becomes. */
    static <T> Json array(Collection<T> items, Function<? super T, ? extends Json> asJson) {
        List<Json> values = new ArrayList<>(items.size());
        items.forEach(item -> values.add(asJson.apply(item)));
        return new Arr(values);
    }

    static Json strings(Collection<String> texts) {
        return array(texts, Json::of);
    }

    static ObjBuilder object() {
        return new ObjBuilder();
    }

    private static Optional<String> asText(Json json) {
        return switch (json) {
            case Str text -> Optional.of(text.value());
            case Num number -> Optional.of(number.value().toPlainString());
            case Bool flag -> Optional.of(Boolean.toString(flag.value()));
            case Null() -> Optional.empty();
            case Arr(List<Json> _) -> Optional.empty();
            case Obj(Map<String, Json> _) -> Optional.empty();
        };
    }

    private static Optional<Long> asWhole(Json json) {
        return asText(json).flatMap(text -> {
            try {
                return Optional.of(new BigDecimal(text).longValueExact());
            } catch (ArithmeticException | NumberFormatException notWhole) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Boolean> asFlag(Json json) {
        return asText(json).flatMap(text -> switch (text) {
            case "1", "true" -> Optional.of(true);
            case "0", "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /** Collects members in order. Not thread-safe; used once. */
    final class ObjBuilder {
        private final Map<String, Json> members = new LinkedHashMap<>();

        private ObjBuilder() {}

        public ObjBuilder put(String name, Json value) {
            members.put(name, value);
            return this;
        }

        public ObjBuilder put(String name, String value) {
            return put(name, Json.of(value));
        }

        public ObjBuilder put(String name, long value) {
            return put(name, Json.of(value));
        }

        public ObjBuilder put(String name, boolean value) {
            return put(name, Json.of(value));
        }

        /** Leaves the member out when there is nothing to say. */
        public <T> ObjBuilder put(String name, Optional<T> value, Function<? super T, ? extends Json> asJson) {
            value.ifPresent(present -> put(name, asJson.apply(present)));
            return this;
        }

        public Obj build() {
            return new Obj(members);
        }
    }
}
