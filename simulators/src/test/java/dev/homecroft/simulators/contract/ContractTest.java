package dev.homecroft.simulators.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homecroft.simulators.values.Parameter;
import dev.homecroft.simulators.values.ParameterTable;
import dev.homecroft.simulators.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The distilled contract: that it is all of the vendor's, and what it makes of calls. */
class ContractTest {
    private static final Path DESCRIPTIONS = Path.of(System.getProperty("homecroft.root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("shared/contracts");

    private final Contract contract = Contract.proxmoxVe();

    @Test
    void holdsAllMethodsOfTheRelease() {
        assertThat(contract.methods()).hasSize(649);
        assertThat(contract.methods().stream().map(Method::path).distinct()).hasSize(431);
        assertThat(contract.methods().stream().filter(method -> method.rule() instanceof Rule.Root))
                .hasSize(15);
    }

    @Test
    void holdsAllMethodsOfBackupServer() {
        Contract other = Contract.backupServer();
        assertThat(other.methods()).hasSize(367);
        assertThat(other.methods().stream().map(Method::path).distinct()).hasSize(246);
        assertThat(problems(
                        other.method("POST", "/config/datastore").parameters(),
                        "name",
                        "a b",
                        "path",
                        "/x",
                        "maintenance-mode",
                        "type=sometimes"))
                .containsOnlyKeys("name", "maintenance-mode");
    }

    @Test
    void saysOfEveryParameterWhatTheVendorSays() throws IOException {
        compare(contract, "proxmox-ve-api.json");
    }

    @Test
    void saysOfEveryParameterOfBackupServerWhatTheVendorSays() throws IOException {
        compare(Contract.backupServer(), "proxmox-backup-api.json");
    }

    private static void compare(Contract contract, String name) throws IOException {
        Path description = DESCRIPTIONS.resolve(name);
        assumeTrue(Files.exists(description), "the vendor's description is not here");
        Map<String, String> theirs = new TreeMap<>();
        Json.array(Json.read(Files.readString(description))).forEach(node -> read(Json.object(node), theirs));
        Map<String, String> ours = new TreeMap<>();
        contract.methods().forEach(method -> ours.put(method.toString(), describe(method.parameters())));
        assertThat(ours).isEqualTo(theirs);
    }

    @Test
    void aLiteralSegmentIsPreferredAndAVolumeTakesTheRest() {
        assertThat(find("GET", "nodes", "n", "storage", "s", "content", "iso", "a.iso"))
                .isEqualTo("GET /nodes/{node}/storage/{storage}/content/{volume} iso/a.iso");
        assertThat(find("GET", "nodes", "n", "qemu", "100", "config"))
                .startsWith("GET /nodes/{node}/qemu/{vmid}/config");
        assertThat(contract.find("GET", List.of("nothing"))).isEmpty();
    }

    @Test
    void problemsAreNamedByParameter() {
        ParameterTable take = contract.method("POST", "/nodes/{node}/qemu").parameters();
        assertThat(problems(take, "vmid", "100", "cores", "0", "net0", "virtio,tag=5000", "net32", "e1000"))
                .containsEntry("cores", "value must have a minimum value of 1")
                .containsEntry("net0", "invalid format - format error: tag: value must have a maximum value of 4094")
                .containsEntry(
                        "net32",
                        "property is not defined in schema and the schema does not allow additional properties")
                .containsEntry("node", "property is missing and it is not optional")
                .hasSize(4);
        assertThat(problems(take, "node", "n", "vmid", "100", "unique", "1"))
                .containsEntry("archive", "missing property - 'unique' requires this property");
        ParameterTable guard =
                contract.method("POST", "/cluster/firewall/ipset/{name}").parameters();
        assertThat(problems(guard, "name", "ours", "cidr", "10.0.0.0/8")).isEmpty();
    }

    private String find(String verb, String... path) {
        Router.Hit hit = contract.find(verb, List.of(path)).orElseThrow();
        return hit.method() + " " + hit.parameters().getOrDefault("volume", "");
    }

    private static Map<String, String> problems(ParameterTable table, String... pairs) {
        Map<String, List<String>> arguments = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            arguments.put(pairs[i], List.of(pairs[i + 1]));
        }
        return table.problems(arguments);
    }

    private static String describe(ParameterTable table) {
        TreeSet<String> words = new TreeSet<>();
        for (Parameter parameter : table.parameters()) {
            words.add(parameter.name()
                    + (parameter.indexes() > 0 ? "[n]" : "")
                    + (parameter.required() ? "!" : "")
                    + (parameter.repeated() ? "+" : ""));
        }
        return (table.open() ? "open " : "") + String.join(" ", words);
    }

    private static void read(Map<String, Object> node, Map<String, String> into) {
        Json.object(node.getOrDefault("info", Map.of())).forEach((verb, info) -> {
            Map<String, Object> parameters = Json.object(Json.object(info).getOrDefault("parameters", Map.of()));
            TreeSet<String> words = new TreeSet<>();
            Json.object(parameters.getOrDefault("properties", Map.of())).forEach((name, value) -> {
                Map<String, Object> facts = Json.object(value);
                boolean isOptional =
                        "1".equals(facts.getOrDefault("optional", 0).toString());
                words.add(name + (isOptional ? "" : "!") + ("array".equals(facts.get("type")) ? "+" : ""));
            });
            boolean isClosed = List.of("0", "false")
                    .contains(
                            parameters.getOrDefault("additionalProperties", "").toString());
            into.put(verb + " " + node.get("path"), (isClosed ? "" : "open ") + String.join(" ", words));
        });
        if (node.get("children") instanceof List<?> children) {
            children.forEach(child -> read(Json.object(child), into));
        }
    }
}
