package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.spi.StepContext;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Step;
import java.time.Duration;
import java.util.Optional;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Update;

/** Carries out one change of one record set. Reading, checking and changing are one message, so nothing comes between. */
final class DnsApplier {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final DnsSettings settings;
    private final DnsClient client;
    private final DnsChange change;
    private final Step step;
    private final StepContext context;

    DnsApplier(Step step, DnsKeys keys, StepContext context) {
        this.step = step;
        this.context = context;
        settings = DnsSettings.of(context.connection(step.target()));
        client = keys.client(settings, context);
        change = DnsChange.of(step, context.labId());
    }

    StepResult apply() {
        return switch (client.send(change.update())) {
            case DnsClient.Exchange.NotSent(String why) ->
                new StepResult.Retry(about(DnsProblems.unreachable(settings, why)), LATER);
            case DnsClient.Exchange.Lost(String why) -> afterLostAnswer(DnsProblems.lost(settings, why));
            case DnsClient.Exchange.Answered answered -> judge(answered);
        };
    }

    private StepResult judge(DnsClient.Exchange.Answered answered) {
        return switch (answered.rcode()) {
            case Rcode.NOERROR -> confirm();
            case Rcode.YXRRSET, Rcode.NXRRSET, Rcode.YXDOMAIN, Rcode.NXDOMAIN -> explain(answered.rcode());
            case Rcode.SERVFAIL ->
                new StepResult.Retry(about(DnsProblems.answer(settings, answered.answer(), "change")), SOON);
            default -> new StepResult.Failed(about(DnsProblems.answer(settings, answered.answer(), "change")));
        };
    }

    private StepResult confirm() {
        return switch (ask(change.askAfter())) {
            case YES -> done();
            case NO -> new StepResult.Failed(DnsProblems.noEffect(address(), settings));
            // The server said that it made the change; that it can not be asked again takes nothing from that.
            case UNKNOWN -> done();
        };
    }

    private StepResult done() {
        client.serial()
                .ifPresent(serial -> context.progress(
                        1, "zone %s has serial %d on %s".formatted(settings.zone(), serial, settings.server())));
        return change.after().mark().isEmpty()
                ? StepResult.done()
                : StepResult.done(change.key().ref(step.target()), change.key().identity());
    }

    /** Prerequisites failed: either this very step has happened before, or somebody else was here. */
    private StepResult explain(int rcode) {
        return switch (ask(change.askAfter())) {
            case YES -> done();
            case NO -> new StepResult.Refused(notAsPlanned(rcode));
            case UNKNOWN -> new StepResult.Unknown(about(DnsProblems.lost(settings, "it could not be asked again")));
        };
    }

    private Diagnostic notAsPlanned(int rcode) {
        DnsResource.Key key = change.key();
        return DnsProblems.notAsPlanned(
                address(), settings, client.look(Rdata.name(key.name()), Rdata.type(key.type())), rcode);
    }

    /** Repeating is safe even if the first message still arrives: the second then finds its prerequisites broken. */
    private StepResult afterLostAnswer(Diagnostic problem) {
        return switch (ask(change.askAfter())) {
            case YES -> done();
            case UNKNOWN -> new StepResult.Unknown(about(problem));
            case NO ->
                ask(change.askBefore()) == Answer.YES
                        ? new StepResult.Retry(about(problem), SOON)
                        : new StepResult.Unknown(about(problem));
        };
    }

    StepResult probe() {
        return switch (ask(change.askAfter())) {
            case YES -> done();
            case UNKNOWN -> new StepResult.Unknown(about(DnsProblems.lost(settings, "it could not be asked")));
            case NO ->
                switch (ask(change.askBefore())) {
                    case YES -> new StepResult.NotDone();
                    case NO -> new StepResult.Refused(notAsPlanned(Rcode.NXRRSET));
                    case UNKNOWN -> new StepResult.Unknown(about(DnsProblems.lost(settings, "it could not be asked")));
                };
        };
    }

    private enum Answer {
        YES,
        NO,
        UNKNOWN
    }

    private Answer ask(Update question) {
        if (client.send(question) instanceof DnsClient.Exchange.Answered answered) {
            return switch (answered.rcode()) {
                case Rcode.NOERROR -> Answer.YES;
                case Rcode.YXRRSET, Rcode.NXRRSET, Rcode.YXDOMAIN, Rcode.NXDOMAIN -> Answer.NO;
                default -> Answer.UNKNOWN;
            };
        }
        return Answer.UNKNOWN;
    }

    private Address address() {
        return step.id().address();
    }

    private Diagnostic about(Diagnostic problem) {
        return new Diagnostic(
                problem.severity(),
                problem.code(),
                problem.summary(),
                problem.detail(),
                step.declaredAt(),
                "",
                problem.contexts(),
                Optional.of(address()),
                problem.hints());
    }
}
