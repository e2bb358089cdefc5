package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import dev.homecroft.model.bind.LabBinder;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.SecretKeeper;
import dev.homecroft.spi.StepResult;
import dev.homecroft.spi.contract.FakeContext;
import dev.homecroft.state.Action;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A lab in YAML, a simulated cluster called home, and the loop between them, for tests of settings. */
final class SettingsBench implements AutoCloseable {
    private static final String HEAD = """
            lab: { name: tower, id: tower }
            secrets: { stores: { test: { kind: env }, kept: { kind: file, path: /srv/kept, writable: true } } }
            hosts:
              pve1: { devices: { gpu: { pci: "0000:03:00.0", id: "8086:a780" }, zigbee: { usb: "1-4", id: "10c4:ea60" } } }
              pve2: { devices: { gpu: { pci: "0000:04:00.0", id: "8086:a780" } } }
              pve3: { nics: { eno1: { network: servers, address: 10.20.0.13, mtu: 1600 } } }
            networks: { servers: { vlan: 20, cidr: 10.20.0.0/24 } }
            """;
    private static final String HYPERVISOR = """
            hypervisors:
              home:
                kind: proxmox
                members: [pve1, pve2, pve3]
                endpoints: ["https://192.0.2.1:8006"]
                token: test/proxmox/token
            """;

    private final ProxmoxFixture fixture;
    private final Map<Address, Fields> applied = new TreeMap<>();
    private final Set<Address> named = new TreeSet<>();
    private final Set<Address> adopted = new TreeSet<>();
    private final Map<SecretRef, String> secrets = new HashMap<>();
    private Lab lab = lab("", "");
    private String reached = "";
    private final Kept kept = new Kept();
    private int plans;
    private Duration passed = Duration.ZERO;

    SettingsBench() {
        this(ProxmoxFixture.config());
    }

    SettingsBench(ProxmoxSimulatorConfig config) {
        fixture = new ProxmoxFixture(config);
        secrets.put(Labs.TOKEN, ProxmoxSimulatorConfig.ROOT_TOKEN);
        secrets.put(new SecretRef("test", "one"), "canary-one-8d21");
        secrets.put(new SecretRef("test", "two"), "canary-two-77af");
    }

    /** @param settings what stands below the hypervisor, without indentation */
    static Lab lab(String settings, String rest) {
        return lab(HYPERVISOR, settings, rest);
    }

    private static Lab lab(String hypervisor, String settings, String rest) {
        LabResult result = LabBinder.bind(LabTexts.of(HEAD + rest + hypervisor + settings.indent(4)));
        assertThat(result.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
        return result.lab().orElseThrow();
    }

    SettingsBench declare(String settings) {
        return declare(settings, "");
    }

    SettingsBench declare(String settings, String rest) {
        lab = reached.isEmpty()
                ? lab(settings, rest)
                : lab(HYPERVISOR.replaceFirst("endpoints: .*", reached), settings, rest);
        return this;
    }

    /** @param how what the hypervisor says of its endpoints and of whom it believes, in one line */
    SettingsBench reach(String how) {
        reached = how;
        return this;
    }

    /** Time goes by, for the cluster and for the lab. */
    SettingsBench pass(Duration time) {
        fixture.pass(time);
        passed = passed.plus(time);
        return this;
    }

    SettingsBench name(String address) {
        named.add(Address.parse(address));
        return this;
    }

    SettingsBench adopt(String address) {
        adopted.add(Address.parse(address));
        return this;
    }

    SettingsBench forgetApplied() {
        applied.clear();
        return this;
    }

    Kept kept() {
        return kept;
    }

    /** A store in memory, which can break. */
    static final class Kept implements SecretKeeper {
        private final Map<SecretRef, String> values = new HashMap<>();
        private Optional<RuntimeException> fault = Optional.empty();
        private Runnable meanwhile = () -> {};

        Map<SecretRef, String> values() {
            return values;
        }

        /** The next value is not kept. */
        void fail(RuntimeException how) {
            fault = Optional.of(how);
        }

        /** Something happens right before the next value is kept. */
        void meanwhile(Runnable act) {
            meanwhile = act;
        }

        @Override
        public Place prepare(SecretRef ref, String start) {
            Optional<String> before = Optional.ofNullable(values.get(ref));
            assertThat(before.orElse(start)).startsWith(start);
            return value -> keep(ref, value, before);
        }

        private void keep(SecretRef ref, Secret value, Optional<String> before) {
            Runnable act = meanwhile;
            meanwhile = () -> {};
            act.run();
            Optional<RuntimeException> now = fault;
            fault = Optional.empty();
            now.ifPresent(problem -> {
                throw problem;
            });
            if (!before.equals(Optional.ofNullable(values.get(ref)))) {
                throw new CroftException(Diagnostic.error("secret-not-kept", "Somebody else was faster.")
                        .build());
            }
            values.put(ref, value.reveal());
        }
    }

    ProxmoxFixture fixture() {
        return fixture;
    }

    private Provider provider() {
        return fixture.provider();
    }

    private Projection projection() {
        return provider().project(lab);
    }

    private Connection connection() {
        return ProxmoxFixture.connection(projection().targets().getFirst(), fixture.simulator());
    }

    FakeContext context() {
        FakeContext context = new FakeContext("tower", List.of(connection()), secrets, fixture::pass);
        context.keeping(kept);
        fixture.still(() -> context.pause(passed));
        return context;
    }

    Observation observe() {
        return provider().observe(Cycle.HOME, context());
    }

    Optional<ObservedObject> find(String address) {
        Address wanted = Address.parse(address);
        return observe().objects().stream()
                .filter(object ->
                        object.kind().equals(wanted.kind()) && object.name().equals(wanted.name()))
                .findFirst();
    }

    ObservedObject get(String address) {
        return find(address).orElseGet(() -> fail(address + " is not there"));
    }

    Proposal plan() {
        return provider().diff(match(observe()), new DiffContext(lab, "plan-" + ++plans, named, Set.of(), Set.of()));
    }

    Step only(Proposal proposal) {
        assertThat(proposal.steps()).hasSize(1);
        return proposal.steps().getFirst();
    }

    SettingsBench settle() {
        carryOut(plan());
        return this;
    }

    void carryOut(Proposal proposal) {
        assertThat(proposal.blocked()).isEmpty();
        for (Step step : Cycle.inOrder(proposal.steps())) {
            assertThat(apply(step)).as("%s", step.id()).isInstanceOf(StepResult.Done.class);
        }
        projection().resources().forEach(desired -> applied.put(desired.address(), desired.fields()));
        adopted.clear();
    }

    void assertSettled() {
        Proposal proposal = plan();
        assertThat(proposal.blocked()).isEmpty();
        assertThat(proposal.held()).isEmpty();
        assertThat(proposal.steps()).isEmpty();
    }

    StepResult apply(Step step) {
        FakeContext context = context();
        for (int attempt = 0; attempt < 10; attempt++) {
            StepResult result = provider().apply(step, context);
            if (!(result instanceof StepResult.Retry retry)) {
                return result;
            }
            context.pause(retry.after());
        }
        return fail("%s never ends".formatted(step.id()));
    }

    StepResult probe(Step step) {
        return provider().probe(step, Optional.empty(), context());
    }

    /** Things that differ though somebody else made them are left out, as the engine would: they never get to a provider. */
    private Matched match(Observation observation) {
        Map<Address, ObservedObject> ours = new TreeMap<>();
        for (ObservedObject object : observation.objects()) {
            Optional<Mark> mark = object.mark().filter(own -> own.lab().equals("tower"));
            if (mark.isPresent() && object.identity().filter(mark.get()::isFor).isPresent()) {
                ours.put(mark.get().address(), object);
            }
        }
        List<Matched.Missing> missing = new ArrayList<>();
        List<Matched.Present> present = new ArrayList<>();
        List<Matched.Adoption> adoptions = new ArrayList<>();
        List<Matched.Removal> removals = new ArrayList<>();
        for (DesiredResource desired : projection().resources()) {
            Optional<Fields> last = Optional.ofNullable(applied.get(desired.address()));
            Optional<ObservedObject> own = Optional.ofNullable(ours.remove(desired.address()));
            Optional<ObservedObject> namesake = observation
                    .ofKind(desired.address().kind())
                    .stream()
                    .filter(object -> object.name().equals(desired.address().name()))
                    .findFirst();
            if (own.isPresent()) {
                present.add(new Matched.Present(desired, own.get(), last));
            } else if (namesake.isPresent() && adopted.contains(desired.address())) {
                adoptions.add(new Matched.Adoption(desired, namesake.get()));
            } else if (namesake.isEmpty()
                    || provider()
                            .describe()
                            .composed()
                            .contains(desired.address().kind())) {
                missing.add(new Matched.Missing(desired, last));
            }
        }
        ours.forEach((address, object) -> removals.add(new Matched.Removal(
                object, Reason.of(Reason.Code.UNDECLARED), named.contains(address), Optional.empty())));
        return new Matched(missing, present, adoptions, removals, new TreeMap<>(Map.of(Cycle.HOME, observation)));
    }

    static List<Action> actions(Proposal proposal) {
        return proposal.steps().stream().map(Step::action).toList();
    }

    /** A call of somebody who is root. */
    Json byHand(String verb, String path, Map<String, String> parameters) {
        return new Hand(connection()).call(verb, path, parameters);
    }

    String notes() {
        return new Hand(connection()).notes();
    }

    @Override
    public void close() {
        fixture.close();
    }
}
