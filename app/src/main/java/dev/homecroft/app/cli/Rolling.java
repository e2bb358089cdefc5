package dev.homecroft.app.cli;

import dev.homecroft.app.session.HostStanding;
import dev.homecroft.app.session.LabSession;
import dev.homecroft.app.session.Wish;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonText;
import dev.homecroft.spi.HostWish;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.Plan;
import dev.homecroft.state.Run;
import dev.homecroft.views.DiagnosticView;
import dev.homecroft.views.HistoryView;
import dev.homecroft.views.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Restarts of several hosts, as plans one after the other. What is still to be done stands in the notes of the hosts, so that
 * it can be gone on with from anywhere. Used once.
 */
final class Rolling {
    private final LabSession session;
    private final Applying applying;
    private final Call call;
    private final List<Run> runs = new ArrayList<>();
    private final List<Diagnostic> problems = new ArrayList<>();
    private final List<Address> restarted = new ArrayList<>();
    private List<Address> waiting = List.of();

    Rolling(LabSession session, Applying applying, Call call) {
        this.session = session;
        this.applying = applying;
        this.call = call;
    }

    ExitCode run() {
        List<HostStanding> all = session.hosts();
        Opened.tell(session, call);
        List<HostStanding> chosen = chosen(all);
        requireFree(all, chosen);
        waiting = new ArrayList<>(chosen.stream().map(HostStanding::host).toList());
        if (chosen.isEmpty()) {
            call.say("No restart is under way.\n");
            return end(ExitCode.OK);
        }
        if (!isAgreed(chosen)) {
            call.say("Nothing was done.\n");
            return end(ExitCode.REFUSED);
        }
        for (HostStanding host : chosen) {
            Optional<ExitCode> trouble =
                    host.wantsRestart() ? Optional.empty() : step(new HostWish.Announce(host.host()));
            if (trouble.isPresent()) {
                call.say("No host was restarted.\n");
                return end(trouble.get());
            }
        }
        for (HostStanding host : chosen) {
            Optional<ExitCode> trouble = restart(host.host());
            if (trouble.isPresent()) {
                return stopped(host.host(), trouble.get());
            }
            waiting.remove(host.host());
            restarted.add(host.host());
            call.say(host.host().name() + " is back.\n");
            if (!waiting.isEmpty() && !isWell(host)) {
                return waits(host.host());
            }
        }
        return end(ExitCode.OK);
    }

    private List<HostStanding> chosen(List<HostStanding> all) {
        if (call.has(RebootCommand.RESUME)) {
            return all.stream().filter(HostStanding::wantsRestart).toList();
        }
        if (call.has(RebootCommand.ALL)) {
            String hypervisor = call.option(RebootCommand.ALL, "");
            List<HostStanding> members = all.stream()
                    .filter(host -> host.hypervisor().equals(hypervisor))
                    .toList();
            if (members.isEmpty()) {
                throw new CroftException(
                        Diagnostic.error("unknown-thing", "No hypervisor is called `%s`.".formatted(hypervisor))
                                .build());
            }
            return members;
        }
        Set<HostStanding> named = new LinkedHashSet<>();
        for (String word : call.words()) {
            Address host = HostNames.of(word);
            named.add(all.stream()
                    .filter(found -> found.host().equals(host))
                    .findFirst()
                    .orElseThrow(() -> new CroftException(Diagnostic.error(
                                    "unknown-host", "No hypervisor has a host called `%s`.".formatted(host.name()))
                            .build())));
        }
        return List.copyOf(named);
    }

    /** One host at a time, and only when its policy lets it. */
    private void requireFree(List<HostStanding> all, List<HostStanding> chosen) {
        for (HostStanding host : all) {
            if (host.wantsRestart() && host.isDrained() && !chosen.contains(host)) {
                throw new CroftException(Diagnostic.error(
                                "restart-under-way",
                                "The restart of `%s` is not finished."
                                        .formatted(host.host().name()))
                        .hint("`croft reboot --resume` goes on with it; `croft undrain %s` gives it up."
                                .formatted(host.host().name()))
                        .build());
            }
        }
        for (HostStanding host : chosen) {
            if (host.closed().isPresent() && !call.has(RebootCommand.NOW) && !host.isDrained()) {
                throw new CroftException(Diagnostic.error(
                                "outside-window",
                                "`%s` may be restarted %s, and not now."
                                        .formatted(
                                                host.host().name(),
                                                host.closed().get()))
                        .hint("`--now` restarts it all the same.")
                        .build());
            }
        }
    }

    private boolean isAgreed(List<HostStanding> chosen) {
        List<String> names = chosen.stream().map(host -> host.host().name()).toList();
        String order =
                names.size() == 1 ? ": it is emptied first.\n" : ", one after the other; each is emptied first.\n";
        call.say("Restart " + String.join(", ", names) + order);
        return Applying.isAgreed(session, "Go on?", call);
    }

    private Optional<ExitCode> restart(Address host) {
        boolean isBack =
                session.hosts().stream().anyMatch(standing -> standing.host().equals(host) && standing.hasRestarted());
        if (!isBack) {
            Optional<ExitCode> trouble = step(new HostWish.Drain(host, call.has(RebootCommand.STOP), true))
                    .or(() -> step(new HostWish.Restart(host)));
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        return step(new HostWish.Undrain(host));
    }

    /** One plan; empty when all of it is done. A plan with something blocked is not begun. */
    private Optional<ExitCode> step(HostWish wish) {
        Plan plan = session.plan(new Wish.Host(wish));
        if (!plan.blocked().isEmpty()) {
            List<Diagnostic> found =
                    plan.blocked().stream().map(Blocked::problem).toList();
            problems.addAll(found);
            call.say(applying.text(plan, call));
            return Optional.of(Endings.code(found));
        }
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        Run run = applying.agreed(session, plan, call);
        runs.add(run);
        ExitCode code = Applying.code(run);
        return code == ExitCode.OK ? Optional.empty() : Optional.of(code);
    }

    /** Whether what the policies of this host ask for is well. Only somebody who looks can say so, and `--yes` does not look. */
    private boolean isWell(HostStanding host) {
        if (host.gates().isEmpty() || session.isSandbox()) {
            return true;
        }
        host.gates().forEach(gate -> call.say("Before the next: " + Words.line(gate) + "\n"));
        return call.terminal().asks()
                && !call.json()
                && call.terminal()
                        .ask("Is it so? [y/N]")
                        .map(answer -> answer.toLowerCase(Locale.ROOT))
                        .filter(answer -> answer.equals("y") || answer.equals("yes"))
                        .isPresent();
    }

    private ExitCode waits(Address host) {
        call.say("Stopped after %s. `croft reboot --resume` goes on once that is well.%n".formatted(host.name()));
        return end(ExitCode.REFUSED);
    }

    private ExitCode stopped(Address host, ExitCode code) {
        call.say("Stopped at %s. `croft reboot --resume` goes on; `croft undrain %s` gives it up.%n"
                .formatted(host.name(), host.name()));
        return end(code);
    }

    private ExitCode end(ExitCode code) {
        if (call.json()) {
            Json answer = Json.object()
                    .put("restarted", Json.array(restarted, host -> Json.of(host.name())))
                    .put("waiting", Json.array(waiting, host -> Json.of(host.name())))
                    .put("problems", Json.array(problems, DiagnosticView::json))
                    .put("runs", Json.array(runs, HistoryView::json))
                    .build();
            call.terminal().out().print(JsonText.pretty(answer));
        }
        return code;
    }
}
