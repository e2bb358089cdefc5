package dev.homecroft.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.RandomLab;
import dev.homecroft.model.bind.Codes;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.model.explain.ExplainPages;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What editors make of the schema, by a validator that others wrote, beside what the binder makes of the same text. */
final class JsonSchemaTest {
    private static final Path ROOT = Path.of(System.getProperty("homecroft.root", "."));
    private static final Pattern FENCE = Pattern.compile("```yaml\n(.*?)```\n", Pattern.DOTALL);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonText.canonical(JsonSchema.of(LabLanguage.whole())), InputFormat.JSON);

    private static List<String> findings(String yaml) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(JsonText.canonical(json(loaded)), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static Json json(Object value) {
        return switch (value) {
            case null -> Json.NULL;
            case Map<?, ?> map ->
                new Json.Obj(map.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()), entry -> json(entry.getValue()))));
            case List<?> list -> Json.array(list, JsonSchemaTest::json);
            case Boolean flag -> Json.of(flag);
            case Number number -> new Json.Num(new BigDecimal(number.toString()));
            default -> Json.of(value.toString());
        };
    }

    @Test
    void theSchemaIsASchema() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}", InputFormat.JSON);
        String text = JsonText.canonical(JsonSchema.of(LabLanguage.whole()));
        assertThat(meta.validate(text, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void aWholeLabInOneFileIsAccepted(String section) {
        assertThat(findings(ManualPages.example(section).orElseThrow())).isEmpty();
    }

    static Stream<String> aWholeLabInOneFileIsAccepted() {
        return LabLanguage.whole().tops().stream();
    }

    @Test
    void filesOfALabAreAcceptedOneByOne() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("examples/tower"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                assertThat(findings(Files.readString(file))).as(file.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guests: { a: { type: vm, hypervisor: h } }",
                "guests: { a: { profile: vm } }",
                "profiles: { vm: { type: vm, cpu: 2 }, net: { vlan: 20 } }",
                "guests: { a: { profile: vm, proxmox: { hookscript: local:snippets/x.pl, numa: 1 } } }",
                "guests: { a: { profile: vm, note: '${NOTE}', tags: one, passthrough: { x: { pcie: true } } } }",
                "guests:",
                "networks: { servers: }",
                "networks: { servers: { vlan: '20', cidr: } }"
            })
    void aPartOfASectionIsAccepted(String yaml) {
        assertThat(findings(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guest: {}",
                "guests: []",
                "guests: { A: { profile: vm } }",
                "guests: { a: }",
                "guests: { a: { type: vm } }",
                "guests: { a: { profile: vm, memroy: 8G } }",
                "guests: { a: { profile: vm, cpu: many } }",
                "guests: { a: { profile: vm, cpu: 0 } }",
                "guests: { a: { profile: vm, memory: 8X } }",
                "guests: { a: { profile: vm, onboot: maybe } }",
                "guests: { a: { profile: vm, tags: { a: b } } }",
                "guests: { a: { type: vm, hypervisor: h, passthrough: { x: { pcie: true } } } }",
                "profiles: { vm: { nonsense: 1 } }",
                "lab: {}",
                "dns: { server: {} }",
                "networks: { servers: { dhcp: { from: 10.0.0.1 } } }"
            })
    void whatTheBinderRefusesIsRefusedInTheEditor(String yaml) {
        assertThat(findings(yaml)).isNotEmpty();
        assertThat(LabLoader.load(LabTexts.of(yaml + "\n")).hasErrors()).isTrue();
    }

    /** The bad and good examples of all pages: whatever the binder takes, the schema takes. */
    @ParameterizedTest
    @MethodSource
    void whatTheBinderTakesIsTaken(String text) {
        boolean isBound = LabLoader.load(LabTexts.of(text)).diagnostics().stream()
                .map(Diagnostic::code)
                .noneMatch(
                        code -> code.startsWith("yaml-") || (Codes.all().contains(code) && !code.equals(Codes.NO_LAB)));
        if (isBound) {
            assertThat(findings(text)).isEmpty();
        }
    }

    static Stream<String> whatTheBinderTakesIsTaken() {
        return ExplainPages.codes().stream()
                .flatMap(code ->
                        FENCE.matcher(ExplainPages.page(code).orElse("")).results())
                .map(fence -> fence.group(1));
    }

    @Property(tries = 200)
    void randomLabsAreTaken(@ForAll("labs") String text) {
        assertThat(findings(text)).isEmpty();
    }

    @Provide
    Arbitrary<String> labs() {
        return RandomLab.texts();
    }
}
