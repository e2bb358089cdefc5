package dev.homecroft.providers.proxmox.work;

import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.reading.GuestState;
import dev.homecroft.providers.proxmox.reading.Guests;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a guest, with its uuid and our mark in the same call. What a failed create leaves is never deleted by its id. */
final class CreateWork implements Work {
    private final Guard guard;
    private final Guests guests;
    private final ProxmoxClient client;
    private final Options options;
    private final Optional<Mark> mark;
    private boolean wasCalled;
    private boolean isLookedInto;

    CreateWork(Guard guard, Guests guests, ProxmoxClient client, Options options) {
        this.guard = guard;
        this.guests = guests;
        this.client = client;
        this.options = options;
        this.mark = guard.written();
    }

    /** Whether its id is free is for the call to say: the server takes none twice. Whose it is then is looked at after that. */
    @Override
    public Look look() {
        if (!wasCalled && (!isLookedInto || guests.isFree(guard.id()))) {
            return elsewhere();
        }
        Optional<GuestState> there = guests.locate(guard.kind(), guard.id(), guard.node());
        return there.isPresent() ? found(there.get()) : elsewhere();
    }

    private Look found(GuestState state) {
        if (!isOurs(state)) {
            return new Look.Stop(guard.refused("id %d belongs to %s on `%s`. Nothing was touched."
                    .formatted(guard.id(), state.words(), state.node())));
        }
        return state.lock().filter("create"::equals).isPresent()
                ? new Look.Stop(new StepResult.Unknown(Problems.about(
                        guard.address(),
                        "still-being-made",
                        "`%s` is still being made.".formatted(guard.address().name()),
                        "Its configuration is locked by a create.",
                        "`croft apply` goes on when it has ended")))
                : new Look.Already(guard.done(state));
    }

    private boolean isOurs(GuestState state) {
        Optional<Identity> planned = mark.flatMap(Mark::identity);
        return planned.isPresent()
                && state.identity().equals(planned)
                && state.notes()
                        .mark()
                        .filter(own -> Guard.isSame(own, mark.get()))
                        .isPresent();
    }

    /** The same thing under another id would be made a second time. */
    private Look elsewhere() {
        String name = guard.step().arguments().text("name").orElse("");
        for (Guests.Row row : guests.rows()) {
            if (row.name().equals(name) && row.id() != guard.id()) {
                Optional<GuestState> namesake = guests.read(row.node(), row.kind(), row.id());
                if (namesake.filter(this::isMarkedForUs).isPresent()) {
                    return new Look.Stop(
                            guard.refused("It is there already, with id %d on `%s`.".formatted(row.id(), row.node())));
                }
            }
        }
        return new Look.Go();
    }

    private boolean isMarkedForUs(GuestState state) {
        Optional<Mark> own = state.notes().mark();
        return own.isPresent()
                && mark.isPresent()
                && own.get().lab().equals(mark.get().lab())
                && own.get().address().equals(mark.get().address())
                && own.get().identity().equals(state.identity());
    }

    @Override
    public void lookInto() {
        isLookedInto = true;
    }

    @Override
    public Answer call() {
        wasCalled = true;
        Fields arguments = guard.step().arguments();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("vmid", Long.toString(guard.id()));
        form.putAll(options.of(arguments));
        return client.post(
                "/nodes/%s/%s"
                        .formatted(Words.encode(guard.node()), guard.kind().path()),
                form);
    }

    @Override
    public boolean endsWithItsTask() {
        return true;
    }

    @Override
    public String tasks() {
        return "vmid=" + guard.id();
    }

    @Override
    public String node() {
        return guard.node();
    }

    @Override
    public String doing() {
        return "create guest %d on `%s`".formatted(guard.id(), guard.node());
    }
}
