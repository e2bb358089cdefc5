package dev.homecroft.providers.proxmox.work;

import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.reading.GuestState;
import dev.homecroft.providers.proxmox.reading.Guests;
import dev.homecroft.providers.proxmox.text.GuestKind;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Mark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Copies a template and gives the copy its own identity and mark. Between the two calls the copy carries this step's intent
 * without an identity: so a repeated step finishes it, and nothing else is taken for it.
 */
final class CloneWork implements Work {
    private final Guard guard;
    private final Guests guests;
    private final ProxmoxClient client;
    private final Options options;
    private final Optional<Mark> mark;
    private Optional<GuestState> half = Optional.empty();

    CloneWork(Guard guard, Guests guests, ProxmoxClient client, Options options) {
        this.guard = guard;
        this.guests = guests;
        this.client = client;
        this.options = options;
        this.mark = guard.written();
    }

    @Override
    public Look look() {
        half = Optional.empty();
        Optional<GuestState> there = guests.locate(guard.kind(), guard.id(), guard.node());
        return there.isPresent() ? found(there.get()) : template();
    }

    private Look found(GuestState state) {
        Optional<Mark> own = state.notes().mark();
        boolean isFinished = own.isPresent()
                && mark.isPresent()
                && Guard.isSame(own.get(), mark.get())
                && state.identity().equals(mark.get().identity());
        if (isFinished) {
            return new Look.Already(guard.done(state));
        }
        // Until its end a copy shows nothing but its lock; the description comes last.
        boolean isMuteYet =
                own.isEmpty() && state.lock().filter("clone"::equals).isPresent();
        if (!isMuteYet && (own.isEmpty() || !isOfThisStep(own.get()))) {
            return new Look.Stop(guard.refused("id %d belongs to %s on `%s`. Nothing was touched."
                    .formatted(guard.id(), state.words(), state.node())));
        }
        if (state.lock().isPresent()) {
            return new Look.Stop(new StepResult.Unknown(Problems.about(
                    guard.address(),
                    "still-being-made",
                    "`%s` is still being copied.".formatted(guard.address().name()),
                    "Its configuration is locked by a clone.",
                    "`croft apply` goes on when it has ended")));
        }
        half = Optional.of(state);
        return new Look.Go();
    }

    private boolean isOfThisStep(Mark own) {
        return mark.isPresent()
                && own.identity().isEmpty()
                && own.lab().equals(mark.get().lab())
                && own.address().equals(mark.get().address())
                && own.intent().equals(mark.get().intent());
    }

    /** Whether the first call was made and the second was not. */
    @Override
    public boolean isHalf() {
        return half.isPresent();
    }

    private long source() {
        return guard.step().arguments().whole("source").orElse(0L);
    }

    private Look template() {
        long id = source();
        String expected = guard.step().arguments().text("source-identity").orElse("");
        Optional<GuestState> template = guests.locate(guard.kind(), id, guard.node());
        boolean isRight = template.flatMap(GuestState::identity)
                .filter(identity -> identity.toString().equals(expected))
                .isPresent();
        return isRight
                ? new Look.Go()
                : new Look.Stop(guard.refused("The template with id %d is not the one that the plan is about: it is %s."
                        .formatted(id, template.map(GuestState::words).orElse("gone"))));
    }

    @Override
    public Answer call() {
        if (half.isPresent()) {
            return options.configure(half.get(), options.of(guard.step().arguments()));
        }
        Fields arguments = guard.step().arguments();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("newid", Long.toString(guard.id()));
        form.put(
                guard.kind() == GuestKind.QEMU ? "name" : "hostname",
                arguments.text("name").orElse(""));
        form.put("description", arguments.text("begun").orElse(""));
        boolean isFull = arguments.flag("full").orElse(true);
        form.put("full", isFull ? "1" : "0");
        arguments.text("storage").ifPresent(storage -> form.put("storage", storage));
        arguments.text("to").ifPresent(node -> form.put("target", node));
        arguments.text("pool").ifPresent(pool -> form.put("pool", pool));
        return client.post(Guests.path(guard.node(), guard.kind(), source()) + "/clone", form);
    }

    /** A clone's task is filed under the template. */
    @Override
    public String tasks() {
        String type = guard.kind() == GuestKind.QEMU ? "qmclone" : "vzclone";
        return "typefilter=%s&vmid=%d".formatted(type, source());
    }

    @Override
    public String node() {
        return guard.node();
    }

    @Override
    public String doing() {
        return "copy a template to guest %d on `%s`".formatted(guard.id(), guard.node());
    }

    @Override
    public int calls() {
        return 2;
    }
}
