package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIGRecord;

/** What is said when a server does not do what it was asked: the thing, the server, the cause, the next step. */
final class DnsProblems {
    private DnsProblems() {}

    static Diagnostic unreachable(DnsSettings settings, String why) {
        return Diagnostic.error(
                        "dns-unreachable",
                        "The server %s of zone `%s` can not be talked to."
                                .formatted(settings.server(), settings.zone()))
                .detail(sentence(why))
                .hint("See whether it runs and answers over TCP: `dig @%s -p %d +tcp %s SOA`."
                        .formatted(
                                settings.primary().getAddress().getHostAddress(),
                                settings.primary().getPort(),
                                settings.zone()))
                .build();
    }

    static Diagnostic lost(DnsSettings settings, String why) {
        return Diagnostic.error(
                        "dns-answer-lost",
                        "The server %s was asked to change zone `%s` and gave no answer to rely on."
                                .formatted(settings.server(), settings.zone()))
                .detail(sentence(why))
                .build();
    }

    /** @param deed what was tried: {@code read} or {@code change} */
    static Diagnostic answer(DnsSettings settings, Message answer, String deed) {
        int rcode = answer.getHeader().getRcode();
        return switch (rcode) {
            case Rcode.NOTAUTH -> notAuthorised(settings, answer, deed);
            case Rcode.REFUSED -> refused(settings, deed);
            case Rcode.SERVFAIL ->
                problem(settings, "dns-server-failure", deed, "It failed to", "SERVFAIL")
                        .hint("The server's own log says why; often its disk is full or the zone does not load.")
                        .build();
            case Rcode.NOTZONE ->
                problem(settings, "dns-not-in-zone", deed, "It will not", "NOTZONE")
                        .hint("A name lies outside the zone as the server has it: state the zone that holds it.")
                        .build();
            case Rcode.NOTIMP ->
                problem(settings, "dns-not-implemented", deed, "It can not", "NOTIMP")
                        .hint("State a primary that takes dynamic updates.")
                        .build();
            default ->
                problem(settings, "dns-unexpected-answer", deed, "It did not", Rcode.string(rcode))
                        .build();
        };
    }

    private static Diagnostic refused(DnsSettings settings, String deed) {
        String who = settings.key().map(key -> "key `" + key.name() + "`").orElse("this machine");
        Diagnostic.Builder problem = problem(settings, "dns-refused", deed, "It refuses to", "REFUSED");
        if (deed.equals("read")) {
            return problem.hint("Allow zone transfer for %s in the server's configuration.".formatted(who))
                    .build();
        }
        return problem.hint("Allow dynamic update for %s in the server's configuration.".formatted(who))
                .hint("BIND also refuses an MX record whose target in the zone has no address.")
                .build();
    }

    private static Diagnostic.Builder problem(
            DnsSettings settings, String code, String deed, String verdict, String cause) {
        return Diagnostic.error(
                        code,
                        "The server %s did not let us %s zone `%s`."
                                .formatted(settings.server(), deed, settings.zone()))
                .detail("%s %s it (%s).".formatted(verdict, deed, cause));
    }

    /** RFC 8945, 5.2, tells the signature's faults apart from a zone that the server does not hold. */
    private static Diagnostic notAuthorised(DnsSettings settings, Message answer, String deed) {
        TSIGRecord signature = answer.getTSIG();
        String key = settings.key().map(DnsSettings.Key::name).orElse("");
        return switch (signature == null ? Rcode.NOERROR : signature.getError()) {
            case Rcode.BADKEY ->
                problem(settings, "dns-key-unknown", deed, "It knows no key to", "BADKEY")
                        .hint("Tell the server of key `%s` with the algorithm that the lab states.".formatted(key))
                        .build();
            case Rcode.BADSIG ->
                problem(settings, "dns-key-wrong", deed, "It found a wrong signature and will not", "BADSIG")
                        .hint("The secret of key `%s` differs between the server and the lab's secret store."
                                .formatted(key))
                        .build();
            case Rcode.BADTIME ->
                problem(settings, "dns-clock", deed, "Its clock differs from ours, so it will not", clocks(signature))
                        .hint("Set both clocks by NTP; signatures allow five minutes.")
                        .build();
            default ->
                problem(settings, "dns-not-primary", deed, "It says that it may not", "NOTAUTH")
                        .hint("See that it is the primary of the zone, and that key `%s` may do this.".formatted(key))
                        .build();
        };
    }

    private static String clocks(TSIGRecord signature) {
        byte[] other = signature.getOther();
        if (other == null || other.length != 6) {
            return "BADTIME";
        }
        long server = 0;
        for (byte octet : other) {
            server = server << 8 | (octet & 255);
        }
        Duration gap = Duration.between(signature.getTimeSigned(), Instant.ofEpochSecond(server));
        return gap.isZero() ? "BADTIME" : "BADTIME, " + gap.abs().toSeconds() + " s apart";
    }

    /** Prerequisites did not hold: somebody was faster, or the plan is old. */
    static Diagnostic notAsPlanned(Address address, DnsSettings settings, List<String> now, int rcode) {
        String found = now.isEmpty() ? "nothing of that type" : "`" + String.join("`, `", now) + "`";
        return Diagnostic.error(
                        "dns-not-as-planned",
                        "The record set `%s` is not as the plan saw it.".formatted(address.name()))
                .detail("Nothing was touched. %s now has %s there (%s)."
                        .formatted(settings.server(), found, Rcode.string(rcode)))
                .about(address)
                .hint("Plan again.")
                .build();
    }

    static Diagnostic noEffect(Address address, DnsSettings settings) {
        return Diagnostic.error(
                        "dns-no-effect",
                        "The server %s accepted a change of `%s` and did not make it."
                                .formatted(settings.server(), address.name()))
                .about(address)
                .hint("Its update policy may drop changes in silence; allow TXT records beside what we own.")
                .build();
    }

    private static String sentence(String words) {
        if (words.isEmpty()) {
            return "";
        }
        String upper = Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return upper.endsWith(".") ? upper : upper + ".";
    }
}
