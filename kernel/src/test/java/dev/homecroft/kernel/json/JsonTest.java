package dev.homecroft.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.json.JsonReader.NotJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '§',
            value = {
                "{ \"b\": 1, \"a\": [ 1.50, -0.0, 1e3, true, null ] }; {\"a\":[1.5,0,1000,true,null],\"b\":1}",
                "\"\\u00e9\\n\\u0001/\"; \"é\\n\\u0001/\"",
                "{}; {}",
                "[]; []",
                "-12; -12",
            })
    void equalValuesHaveOneCanonicalText(String text, String canonical) throws NotJson {
        assertThat(JsonText.canonical(JsonReader.read(text))).isEqualTo(canonical);
    }

    @Test
    void prettyTextKeepsTheOrderAndEndsItsLine() {
        Json json =
                Json.object().put("b", 1).put("a", Json.strings(List.of("x"))).build();
        assertThat(JsonText.pretty(json)).isEqualTo("""
                {
                  "b" : 1,
                  "a" : [
                    "x"
                  ]
                }
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "1 2",
                "hunter2",
                "'hunter2'",
                "\"hunter2",
                "{hunter2: 1}",
                "NaN",
                "01",
                "+1",
                "1e999999999",
                "1e-999999999",
                "{\"hunter2\":1,\"hunter2\":2}",
                "[1] hunter2",
                "// x\n1",
                "\"\\x\""
            })
    void whatIsNotJsonIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(NotJson.class)
                .message()
                .doesNotContain("hunter2");
        assertThat(JsonReader.tryRead(text)).isEmpty();
    }

    @Test
    void theFaultHasAPlace() {
        assertThatThrownBy(() -> JsonReader.read("{\n  \"a\": x }"))
                .hasMessage("it cannot be read on from line 2, column 8");
    }

    @Test
    void nestingHasALimit() throws NotJson {
        assertThat(JsonReader.read("[".repeat(64) + "]".repeat(64))).isInstanceOf(Json.Arr.class);
        assertThatThrownBy(() -> JsonReader.read("[".repeat(65) + "]".repeat(65)))
                .isInstanceOf(NotJson.class);
        assertThatThrownBy(() -> JsonReader.read("[".repeat(1_000_000))).isInstanceOf(NotJson.class);
    }

    @Test
    void membersAreReadLeniently() throws NotJson {
        Json.Obj json = (Json.Obj) JsonReader.read("""
                {"n": 7, "t": "7", "f": 7.5, "y": 1, "o": "0", "b": true, "z": null, "l": [1], "m": {"k": "v"}}
                """);
        assertThat(json.whole("n")).contains(7L);
        assertThat(json.whole("t")).contains(7L);
        assertThat(json.whole("f")).isEmpty();
        assertThat(json.text("n")).contains("7");
        assertThat(json.flag("y")).contains(true);
        assertThat(json.flag("o")).contains(false);
        assertThat(json.flag("b")).contains(true);
        assertThat(json.flag("n")).isEmpty();
        assertThat(json.get("z")).isEqualTo(Optional.empty());
        assertThat(json.array("l")).containsExactly(Json.of(1));
        assertThat(json.array("m")).isEmpty();
        assertThat(json.object("m").text("k")).contains("v");
        assertThat(json.text("l")).isEmpty();
    }
}
