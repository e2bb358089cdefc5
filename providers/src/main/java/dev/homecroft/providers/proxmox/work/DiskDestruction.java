package dev.homecroft.providers.proxmox.work;

import dev.homecroft.kernel.Address;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.reading.GuestState;
import dev.homecroft.providers.proxmox.reading.Guests;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Step;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Destroys a volume that hangs nowhere. A volume that hangs somewhere by now, or is another guest's, is left alone. */
final class DiskDestruction implements Work {
    private final Guard guard;
    private final Options options;
    private final String volume;
    private GuestState seen;

    private DiskDestruction(Guard guard, Options options, String volume) {
        this.guard = guard;
        this.options = options;
        this.volume = volume;
        this.seen = new GuestState(guard.kind(), guard.id(), guard.node(), new TreeMap<>(), new TreeMap<>());
    }

    static DiskDestruction of(Guests guests, Step step, Options options) {
        Identity guest = Identity.parse(step.arguments().text("guest-identity").orElse(""));
        Address address = Address.parse(step.arguments().text("guest").orElse(""));
        Optional<Expectation> expects = step.expects()
                .flatMap(expected -> expected.mark()
                        .map(mark -> new Expectation(
                                expected.ref(),
                                guest,
                                Optional.of(new Mark(mark.lab(), address, Optional.of(guest), mark.intent())))));
        String volume = step.arguments().text("volume").orElse("");
        return new DiskDestruction(new Guard(guests, step, expects), options, volume);
    }

    @Override
    public Look look() {
        return guard.look(() -> new Look.Already(guard.doneAndGone()), state -> {
            seen = state;
            return found(state.keyOf(volume));
        });
    }

    private Look found(Optional<String> key) {
        if (key.isEmpty()) {
            return new Look.Already(guard.doneAndGone());
        }
        return key.get().startsWith(GuestState.UNUSED)
                ? new Look.Go()
                : new Look.Stop(guard.refused(
                        "`%s` is in use again, as %s. Nothing was touched.".formatted(volume, key.get())));
    }

    @Override
    public Answer call() {
        return options.configure(seen, Map.of("delete", seen.keyOf(volume).orElse("")));
    }

    @Override
    public String tasks() {
        return "vmid=" + guard.id();
    }

    @Override
    public String node() {
        return seen.node();
    }

    @Override
    public String doing() {
        return "destroy %s of guest %d on `%s`".formatted(volume, guard.id(), seen.node());
    }
}
