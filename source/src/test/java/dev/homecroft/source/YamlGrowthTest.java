package dev.homecroft.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class YamlGrowthTest {
    @Test
    void anEmptyTextBecomesBlocks() {
        assertThat(grow("", "{'guests':{'web':{'type':'vm','disks':{'system':{'size':'8G'}}}}}"))
                .isEqualTo("""
                        guests:
                          web:
                            type: vm
                            disks: { system: { size: 8G } }
                        """);
    }

    @Test
    void whatStandsThereStaysToTheByte() {
        String before = """
                # top
                hypervisors:
                  home:   # ours
                    members: [pve1]
                    token: a/b
                # below
                guests: {}
                """;
        assertThat(
                        grow(
                                before,
                                "{'hypervisors':{'home':{'members':['pve2'],'pools':{'red':{'comment':'a: b'}}}},'guests':{'x':{'type':'vm'}}}"))
                .isEqualTo("""
                        # top
                        hypervisors:
                          home:   # ours
                            members: [pve1, pve2]
                            token: a/b
                            pools: { red: { comment: 'a: b' } }
                        # below
                        guests:
                          x: { type: vm }
                        """);
    }

    @Test
    void whatStandsInBracketsGrowsInBrackets() {
        assertThat(grow("a: { b: { c: 1 }, l: [] }\n", "{'a':{'b':{'d':2},'e':[3],'l':['x']}}"))
                .isEqualTo("a: { b: { c: 1, d: 2 }, l: [x], e: [3] }\n");
    }

    @Test
    void listsOfLinesGrowByLines() {
        assertThat(grow("a:\n  b:\n    - one\n    - two", "{'a':{'b':['three']},'z':{'y':'x'}}"))
                .isEqualTo("a:\n  b:\n    - one\n    - two\n    - three\nz:\n  y: x");
    }

    @Test
    void aKeyWithoutAValueIsFilled() {
        assertThat(grow("guests:\nother: 1\n", "{'guests':{'a':{'type':'vm'}}}"))
                .isEqualTo("guests:\n  a: { type: vm }\nother: 1\n");
    }

    @Test
    void anotherValueIsNeverOverwritten() {
        assertThatThrownBy(() -> grow("a: 1\n", "{'a':2}")).isInstanceOf(CroftException.class);
        assertThatThrownBy(() -> grow("a: 1\n", "{'a':{'b':2}}")).isInstanceOf(CroftException.class);
        assertThat(grow("a: 1\n", "{'a':1}")).isEqualTo("a: 1\n");
    }

    @Property(tries = 200)
    void anyTextIsReadBackAsItIs(@ForAll @StringLength(max = 30) String value, @ForAll @AlphaChars String other) {
        Json.Obj addition = Json.object()
                .put(
                        "m",
                        Json.object()
                                .put("k", value)
                                .put("l", Json.strings(java.util.List.of(other, value)))
                                .build())
                .build();
        String once = YamlGrowth.grow(new SourceText("a.yaml", "x: 1\n"), addition);
        assertThat(once).startsWith("x: 1\n");
        assertThat(YamlGrowth.grow(new SourceText("a.yaml", once), new Json.Obj(java.util.Map.of())))
                .isEqualTo(once);
    }

    private static String grow(String text, String json) {
        Json addition = JsonReader.tryRead(json.replace('\'', '"')).orElseThrow();
        return YamlGrowth.grow(new SourceText("a.yaml", text), (Json.Obj) addition);
    }
}
