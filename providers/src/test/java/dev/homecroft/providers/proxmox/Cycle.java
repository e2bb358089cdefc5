package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Secret;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.ProxmoxSettings;
import dev.homecroft.providers.proxmox.api.Transport;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.simulators.proxmox.ProxmoxControl;
import dev.homecroft.simulators.proxmox.ProxmoxSimulator;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.DiffContext;
import dev.homecroft.spi.HostCare;
import dev.homecroft.spi.HostWish;
import dev.homecroft.spi.Matched;
import dev.homecroft.spi.Projection;
import dev.homecroft.spi.Proposal;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.StepResult;
import dev.homecroft.spi.contract.FakeContext;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Step;
import dev.homecroft.state.StepId;
import dev.homecroft.state.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A lab, a simulated cluster and the loop between them, for tests that tell a story. */
final class Cycle implements AutoCloseable {
    static final Target HOME = Names.target("home");

    private final ProxmoxFixture fixture;
    private final Provider provider;
    private final Map<Address, Fields> applied = new TreeMap<>();
    private final Set<Address> named = new TreeSet<>();
    private final Set<Address> rebuild = new TreeSet<>();
    private final Set<Address> restart = new TreeSet<>();
    private final Map<Address, ObjectRef> adopt = new TreeMap<>();
    private Lab lab;
    private Projection projection;
    private int plans;

    Cycle(ProxmoxFixture fixture, Labs labs) {
        this.fixture = fixture;
        this.provider = fixture.provider();
        lab = labs.build();
        projection = provider.project(lab);
    }

    static Cycle of(Labs labs) {
        return new Cycle(new ProxmoxFixture(), labs);
    }

    ProxmoxSimulator simulator() {
        return fixture.simulator();
    }

    ProxmoxControl control() {
        return fixture.simulator().control();
    }

    Provider provider() {
        return provider;
    }

    Cycle declare(Labs labs) {
        lab = labs.build();
        projection = provider.project(lab);
        return this;
    }

    Cycle name(String guest) {
        named.add(address(guest));
        return this;
    }

    Cycle name(Address thing) {
        named.add(thing);
        return this;
    }

    Cycle rebuild(String guest) {
        rebuild.add(address(guest));
        return this;
    }

    Cycle restart(String guest) {
        restart.add(address(guest));
        return this;
    }

    Cycle adopt(String guest, int id) {
        adopt.put(address(guest), new ObjectRef(HOME, "qemu/" + id));
        return this;
    }

    static Address address(String guest) {
        return new Address("guest", guest);
    }

    FakeContext context() {
        List<Connection> connections = projection.targets().stream()
                .map(target -> ProxmoxFixture.connection(target, fixture.simulator()))
                .toList();
        return new FakeContext("tower", connections, fixture.secrets(), fixture::pass);
    }

    Observation observe() {
        return provider.observe(HOME, context());
    }

    ObservedObject guest(String name) {
        return ours(observe()).getOrDefault(address(name), List.of()).stream()
                .findFirst()
                .orElseGet(() -> fail(name + " is not there"));
    }

    NavigableMap<String, String> look(int id) {
        return control().look(id).orElseGet(() -> fail("no guest " + id));
    }

    Proposal plan() {
        return provider.diff(match(observe()), new DiffContext(lab, "plan-" + ++plans, named, rebuild, restart));
    }

    /** What somebody does by hand, past our steps; must be accepted. */
    Cycle ask(String verb, String path, Map<String, String> form) {
        Connection connection = context().connection(HOME);
        try (ProxmoxClient client = new ProxmoxClient(
                "home",
                new Transport(connection, ProxmoxSettings.DEFAULT),
                new Secret(ProxmoxSimulatorConfig.ROOT_TOKEN))) {
            Answer answer = switch (verb) {
                case "POST" -> client.post(path, form);
                case "PUT" -> client.put(path, form);
                default -> fail("no such verb: " + verb);
            };
            assertThat(answer).isInstanceOf(Answer.Ok.class);
        }
        return this;
    }

    Proposal drain(String host, boolean stops) {
        return care(new HostWish.Drain(new Address("host", host), stops, false));
    }

    Proposal undrain(String host) {
        return care(new HostWish.Undrain(new Address("host", host)));
    }

    Proposal care(HostWish wish) {
        return care(wish, observe());
    }

    Proposal care(HostWish wish, Observation observation) {
        HostCare care = (HostCare) provider;
        Observation inspected = observation.with(care.inspect(wish, observation, context()));
        return care.care(wish, match(inspected), new DiffContext(lab, "plan-" + ++plans, named, rebuild, restart));
    }

    /** Carries out what is planned, whatever is blocked beside it. */
    Cycle carryOutSteps(Proposal proposal) {
        for (Step step : inOrder(proposal.steps())) {
            assertThat(apply(step)).as("%s", step.id()).isInstanceOf(StepResult.Done.class);
        }
        return this;
    }

    /** Keys of a guest's steps in the order in which they are to be done. */
    static List<String> keys(Proposal proposal, String guest) {
        return inOrder(proposal.steps()).stream()
                .map(Step::id)
                .filter(id -> id.address().equals(address(guest)))
                .map(StepId::key)
                .toList();
    }

    Step step(Proposal proposal, String guest, String key) {
        return proposal.steps().stream()
                .filter(step -> step.id().equals(new StepId(address(guest), key)))
                .findFirst()
                .orElseGet(() -> fail("no step %s of %s in %s".formatted(key, guest, keys(proposal, guest))));
    }

    Cycle settle() {
        carryOut(plan());
        return this;
    }

    void carryOut(Proposal proposal) {
        assertThat(proposal.blocked()).isEmpty();
        for (Step step : inOrder(proposal.steps())) {
            assertThat(apply(step)).as("%s", step.id()).isInstanceOf(StepResult.Done.class);
        }
        projection.resources().forEach(desired -> applied.put(desired.address(), desired.fields()));
        rebuild.clear();
    }

    void assertSettled() {
        Proposal proposal = plan();
        assertThat(proposal.blocked()).isEmpty();
        assertThat(proposal.steps()).isEmpty();
    }

    StepResult applyOnce(Step step) {
        return provider.apply(step, context());
    }

    StepResult apply(Step step) {
        FakeContext context = context();
        for (int attempt = 0; attempt < 10; attempt++) {
            StepResult result = provider.apply(step, context);
            if (!(result instanceof StepResult.Retry retry)) {
                return result;
            }
            context.pause(retry.after());
        }
        return fail("%s never ends".formatted(step.id()));
    }

    StepResult probe(Step step, Optional<String> handle) {
        return provider.probe(step, handle, context());
    }

    static List<Step> inOrder(List<Step> steps) {
        List<Step> open = new ArrayList<>(steps);
        open.sort(Comparator.comparing(Step::id));
        List<Step> ordered = new ArrayList<>();
        Set<StepId> done = new HashSet<>();
        while (!open.isEmpty()) {
            Step next = open.stream()
                    .filter(step -> done.containsAll(step.after()))
                    .findFirst()
                    .orElseGet(() -> fail("steps wait for each other"));
            open.remove(next);
            done.add(next.id());
            ordered.add(next);
        }
        return ordered;
    }

    private Matched match(Observation observation) {
        Map<Address, List<ObservedObject>> ours = ours(observation);
        List<Matched.Missing> missing = new ArrayList<>();
        List<Matched.Present> present = new ArrayList<>();
        List<Matched.Adoption> adoptions = new ArrayList<>();
        List<Matched.Removal> removals = new ArrayList<>();
        for (DesiredResource desired : projection.resources()) {
            Optional<Fields> last = Optional.ofNullable(applied.get(desired.address()));
            List<ObservedObject> found =
                    Optional.ofNullable(ours.remove(desired.address())).orElse(List.of());
            Optional<ObservedObject> asked =
                    Optional.ofNullable(adopt.get(desired.address())).flatMap(observation::at);
            if (!found.isEmpty()) {
                present.add(new Matched.Present(desired, found.getFirst(), last));
            } else if (asked.isPresent()) {
                adoptions.add(new Matched.Adoption(desired, asked.get()));
            } else if (!isSetBySomebody(desired, observation)) {
                missing.add(new Matched.Missing(desired, last));
            }
        }
        ours.forEach((address, objects) -> objects.forEach(object -> removals.add(new Matched.Removal(
                object, Reason.of(Reason.Code.UNDECLARED), named.contains(address), Optional.empty()))));
        return new Matched(missing, present, adoptions, removals, new TreeMap<>(Map.of(HOME, observation)));
    }

    /** The engine keeps such things from a provider, be they as declared or not. */
    private boolean isSetBySomebody(DesiredResource desired, Observation observation) {
        Address address = desired.address();
        return provider.describe().settings().contains(address.kind())
                && observation.ofKind(address.kind()).stream()
                        .anyMatch(object -> object.name().equals(address.name()));
    }

    private static Map<Address, List<ObservedObject>> ours(Observation observation) {
        Map<Address, List<ObservedObject>> ours = new TreeMap<>();
        for (ObservedObject object : observation.objects()) {
            Optional<Mark> mark = object.mark()
                    .filter(own -> own.lab().equals("tower"))
                    .filter(own -> own.address().kind().equals(object.kind()));
            if (mark.isPresent() && object.identity().filter(mark.get()::isFor).isPresent()) {
                ours.computeIfAbsent(mark.get().address(), key -> new ArrayList<>())
                        .add(object);
            }
        }
        return ours;
    }

    @Override
    public void close() {
        fixture.close();
    }
}
