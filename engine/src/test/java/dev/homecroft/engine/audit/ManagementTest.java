package dev.homecroft.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Projection;
import dev.homecroft.state.Action;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.FieldChange;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Plan;
import dev.homecroft.state.PlanHeader;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No plan cuts a node off, whatever its provider thinks of it. */
final class ManagementTest {
    private static final Target HOME = new Target("proxmox", "home");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String RULES = "home/datacenter";

    private static ObservedObject seen(String kind, String name, Fields fields) {
        Address address = new Address(kind, name);
        Identity identity = new Identity("pve-key", address.toString());
        return new ObservedObject(
                new ObjectRef(HOME, kind + ":" + name),
                kind,
                name,
                Optional.of(identity),
                Optional.of(new Mark("tower", address, Optional.of(identity), "inherent")),
                fields,
                Fields.EMPTY,
                Freshness.FRESH);
    }

    private static List<ObservedObject> node() {
        Fields wires = Fields.builder()
                .put("eno1.kind", "eth")
                .put("eno2.kind", "eth")
                .put("bond0.kind", "bond")
                .put("bond0.ports", Value.ofTexts(List.of("eno1", "eno2")))
                .put("vmbr0.kind", "bridge")
                .put("vmbr0.ports", Value.ofTexts(List.of("bond0")))
                .put("vmbr0.vlan-aware", true)
                .put("vmbr0.vlans", "2-100")
                .put("vmbr0.40.kind", "vlan")
                .put("vmbr0.40.device", "vmbr0")
                .put("vmbr0.40.vlan", 40)
                .put("vmbr0.40.address", "192.0.2.11/24")
                .put("vmbr0.40.gateway", "192.0.2.1")
                .put("vmbr0.40.raw:autostart", "1")
                .put("vmbr1.kind", "bridge")
                .put("vmbr1.ports", Value.ofTexts(List.of()))
                .put("vmbr1.address", "198.51.100.11/24")
                .build();
        return List.of(
                seen("node", "pve1", Fields.EMPTY),
                seen("network", "home/pve1", wires),
                seen(
                        "network-status",
                        "pve1",
                        Fields.builder().put("address", "192.0.2.11").build()));
    }

    private static Step step(String kind, String name, Action action, Fields arguments, FieldChange... changes) {
        Address address = new Address(kind, name);
        Identity identity = new Identity("pve-key", address.toString());
        Mark mark = new Mark("tower", address, Optional.of(identity), "inherent");
        return new Step(
                new StepId(address, action.label()),
                Layer.HYPERVISOR,
                HOME,
                action,
                action.label(),
                arguments,
                action == Action.CREATE
                        ? Optional.empty()
                        : Optional.of(
                                new Expectation(new ObjectRef(HOME, kind + ":" + name), identity, Optional.of(mark))),
                Arrays.asList(changes),
                Reason.of(Reason.Code.DECLARATION_CHANGED),
                Risk.DISRUPTIVE,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static FieldChange change(String path, Optional<Value> desired) {
        return new FieldChange(
                path,
                Optional.empty(),
                Optional.of(Value.of("was")),
                desired,
                FieldChange.Effect.ONLINE,
                Optional.empty());
    }

    private static List<String> audit(List<ObservedObject> objects, Step... steps) {
        PlanHeader header = new PlanHeader(
                "lab",
                "tower",
                Optional.empty(),
                NOON,
                Optional.empty(),
                "f",
                new TreeMap<>(),
                List.of(),
                List.of(),
                false);
        Plan plan = new Plan("id", header, List.of(steps), new TreeMap<>(), List.of(), List.of(), List.of(), List.of());
        Observation observation = new Observation(HOME, NOON, Freshness.FRESH, objects, List.of());
        Connection connection = new Connection(
                HOME, List.of(URI.create("https://198.51.100.11:8006")), Set.of(), Optional.empty(), Map.of());
        return new Auditor()
                        .audit(
                                plan,
                                List.of(observation),
                                List.of(new Projection(List.of(connection), List.of(), List.of())))
                        .stream()
                        .map(Diagnostic::code)
                        .distinct()
                        .toList();
    }

    private static Step wires(FieldChange... changes) {
        return step("network", "home/pve1", Action.UPDATE, Fields.EMPTY, changes);
    }

    @ParameterizedTest
    @CsvSource({
        "vmbr0.40.kind,",
        "vmbr0.40.address,",
        "vmbr0.40.address, 192.0.2.12/24",
        "vmbr0.40.gateway,",
        "vmbr0.40.gateway, 192.0.2.2",
        "vmbr0.40.vlan, 41",
        "vmbr0.40.device, vmbr1",
        "vmbr0.ports, eno3",
        "vmbr0.vlans, 2-39 41",
        "vmbr0.vlan-aware,",
        "vmbr0.kind, bond",
        "bond0.kind,",
        "bond0.ports, eno3",
        "vmbr1.ports, bond0",
        "vmbr0.40.raw:autostart, 0",
        // Where the lab says that the cluster answers.
        "vmbr1.address, 198.51.100.12/24"
    })
    void aNodeKeepsWhereItIsManagedAt(String path, String desired) {
        FieldChange change = change(path, Optional.ofNullable(desired).map(Value::of));
        assertThat(audit(node(), wires(change))).containsExactly("audit-management");
    }

    @ParameterizedTest
    @CsvSource({
        "bond0.ports, eno2",
        "vmbr0.vlans, 2-50 60",
        "vmbr0.vlans,",
        "vmbr0.40.mtu, 9000",
        "vmbr0.comment, 192.0.2.11",
        "vmbr0.raw:autostart, 0",
        "vmbr0.40.raw:autostart,",
        "vmbr1.ports, eno3",
        "vmbr2.kind, bridge"
    })
    void whatLeavesAWayInIsNobodysBusiness(String path, String desired) {
        FieldChange change = change(path, Optional.ofNullable(desired).map(Value::of));
        assertThat(audit(node(), wires(change))).isEmpty();
    }

    @Test
    void aGatewayMayMoveToAnotherInterface() {
        assertThat(audit(
                        node(),
                        wires(
                                change("vmbr0.40.gateway", Optional.empty()),
                                change("vmbr1.gateway", Optional.of(Value.of("192.0.2.1"))))))
                .isEmpty();
    }

    @Test
    void whatAStepCarriesCountsAndNotOnlyWhatItSays() {
        Fields.Builder arguments = Fields.builder()
                .put("before.vmbr0.40.cidr", "192.0.2.11/24")
                .put("before.vmbr0.40.comments", "192.0.2.11");
        Fields kept = arguments.put("after.vmbr0.40.cidr", "192.0.2.11/24").build();
        assertThat(audit(node(), step("network", "home/pve1", Action.UPDATE, kept)))
                .isEmpty();
        Fields lost = arguments.put("after.vmbr0.40.cidr", "192.0.2.12/24").build();
        assertThat(audit(node(), step("network", "home/pve1", Action.UPDATE, lost)))
                .containsExactly("audit-management");
    }

    private static List<ObservedObject> behind(boolean isOn, String... rules) {
        List<ObservedObject> objects = new ArrayList<>(node());
        objects.add(
                seen("firewall", RULES, Fields.builder().put("enabled", isOn).build()));
        objects.add(seen(
                "firewall-rules",
                RULES,
                Fields.builder().put("rules", Value.ofTexts(List.of(rules))).build()));
        objects.add(seen(
                "firewall-status",
                RULES,
                Fields.builder()
                        .put("rules", Value.ofTexts(List.of(rules)))
                        .put(
                                "ours",
                                Value.ofTexts(Arrays.stream(rules)
                                        .map(rule -> rule.endsWith("# hand") ? "no" : "yes")
                                        .toList()))
                        .put("from", "203.0.113.7")
                        .build()));
        return objects;
    }

    private static Step options(String field, Value value) {
        Fields arguments = Fields.builder().put("fields." + field, value).build();
        return step("firewall", RULES, Action.UPDATE, arguments, change(field, Optional.of(value)));
    }

    private static Step rules(String... rules) {
        Value value = Value.ofTexts(List.of(rules));
        Fields arguments = Fields.builder().put("fields.rules", value).build();
        return step("firewall-rules", RULES, Action.UPDATE, arguments, change("rules", Optional.of(value)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in ACCEPT proto=tcp dport=443",
                "in ACCEPT proto=udp dport=22,8006",
                "in ACCEPT proto=tcp dport=22,8006 off",
                "out ACCEPT proto=tcp dport=22,8006",
                "in ACCEPT proto=tcp dport=22,8006 source=192.0.2.0/24",
                "in DROP",
                "in ACCEPT proto=tcp dport=8006"
            })
    void aFirewallIsNotSwitchedOnInFrontOfUs(String rule) {
        assertThat(audit(behind(false, rule), options("enabled", Value.of(true))))
                .containsExactly("audit-management");
        assertThat(audit(behind(false), options("enabled", Value.of(true)), rules(rule)))
                .containsExactly("audit-management");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in ACCEPT",
                "in ACCEPT proto=tcp dport=22,8000:8100",
                "in ACCEPT proto=tcp dport=22,8006 source=203.0.113.0/24",
                "in ACCEPT proto=tcp dport=22,8006 source=+admins",
                "in ACCEPT proto=tcp dport=22,8006 # hand"
            })
    void aFirewallMayBeSwitchedOnBehindARuleThatLetsUsIn(String rule) {
        assertThat(audit(behind(false, rule), options("enabled", Value.of(true))))
                .isEmpty();
    }

    @Test
    void theRuleThatLetsUsInIsNeitherTakenAwayNorOvertaken() {
        String accepting = "in ACCEPT proto=tcp dport=22,8006";
        assertThat(audit(behind(true, accepting), rules("in ACCEPT proto=tcp dport=443")))
                .containsExactly("audit-management");
        assertThat(audit(behind(true, accepting), rules("in DROP proto=tcp", accepting)))
                .containsExactly("audit-management");
        assertThat(audit(behind(true, accepting), rules(accepting, "in DROP proto=tcp")))
                .isEmpty();
        assertThat(audit(behind(true, accepting, accepting + " # hand"), rules("in ACCEPT proto=tcp dport=443")))
                .isEmpty();
    }

    @Test
    void whatWasShutBeforeIsNothingThatThePlanDoes() {
        assertThat(audit(behind(true, "in ACCEPT proto=tcp dport=443"), rules("in ACCEPT proto=tcp dport=80")))
                .isEmpty();
    }
}
