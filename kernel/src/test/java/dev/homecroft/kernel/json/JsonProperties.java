package dev.homecroft.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.json.JsonReader.NotJson;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class JsonProperties {
    @Property(tries = 300)
    void prettyTextReadsBackAsTheSameValueInTheSameOrder(@ForAll("values") Json json) throws NotJson {
        Json again = JsonReader.read(JsonText.pretty(json));
        assertThat(again).isEqualTo(json);
        assertThat(JsonText.pretty(again)).isEqualTo(JsonText.pretty(json));
    }

    @Property(tries = 300)
    void canonicalTextIsAFixedPoint(@ForAll("values") Json json) throws NotJson {
        String canonical = JsonText.canonical(json);
        assertThat(JsonText.canonical(JsonReader.read(canonical))).isEqualTo(canonical);
    }

    @Property(tries = 300)
    void canonicalTextForgetsTheOrderOfMembersAndTheZerosOfNumbers(@ForAll("values") Json json) {
        assertThat(JsonText.canonical(turned(json))).isEqualTo(JsonText.canonical(json));
    }

    @Property
    void anyTextIsReadOrRefused(@ForAll String text) {
        JsonReader.tryRead(text)
                .ifPresent(json -> assertThat(JsonText.canonical(json)).isNotEmpty());
    }

    /** The same value, with members the other way round and numbers written longer. */
    private static Json turned(Json json) {
        return switch (json) {
            case Json.Null _, Json.Bool _, Json.Str _ -> json;
            case Json.Num(BigDecimal value) -> new Json.Num(value.setScale(Math.max(0, value.scale()) + 3));
            case Json.Arr(List<Json> items) -> Json.array(items, JsonProperties::turned);
            case Json.Obj(Map<String, Json> members) -> {
                List<String> names = new ArrayList<>(members.keySet());
                Collections.reverse(names);
                Json.ObjBuilder builder = Json.object();
                names.forEach(name -> ((Json.Obj) json)
                        .get(name)
                        .ifPresentOrElse(
                                value -> builder.put(name, turned(value)), () -> builder.put(name, Json.NULL)));
                yield builder.build();
            }
        };
    }

    @Provide
    Arbitrary<Json> values() {
        return values(3);
    }

    private static Arbitrary<Json> values(int depth) {
        Arbitrary<String> texts =
                Arbitraries.strings().withChars("ab \"\\/\n\u0001\u2028é😀").ofMaxLength(5);
        Arbitrary<Json> leaves = Arbitraries.oneOf(
                texts.map(Json::of),
                Arbitraries.longs().map(Json::of),
                Arbitraries.bigDecimals().ofScale(4).map(Json.Num::new),
                Arbitraries.of(Json.TRUE, Json.FALSE, Json.NULL));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Json> below = Arbitraries.lazy(() -> values(depth - 1));
        Arbitrary<Json> lists = below.list().ofMaxSize(3).map(Json::of);
        Arbitrary<Json> objects =
                Arbitraries.maps(texts, below).ofMaxSize(3).map(members -> new Json.Obj(new LinkedHashMap<>(members)));
        return Arbitraries.oneOf(leaves, lists, objects);
    }
}
