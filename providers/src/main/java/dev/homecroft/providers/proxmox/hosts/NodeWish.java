package dev.homecroft.providers.proxmox.hosts;

import dev.homecroft.kernel.Address;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Mark;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wanted of a node, as our mark in its notes says it: that it takes nothing, that it is to be restarted, or both. It
 * stands there and nowhere else, so that whoever looks at the cluster sees it.
 *
 * @param isDrained whether it takes no guests
 * @param restartAfter a restart is wanted, and this is when the node had started before it, in seconds since 1970
 */
record NodeWish(boolean isDrained, Optional<Long> restartAfter) {
    static final NodeWish DRAINED = new NodeWish(true, Optional.empty());
    private static final Pattern INTENT = Pattern.compile("(drained)?(?: ?restart@([0-9]{1,12}))?");

    static Address host(String node) {
        return new Address("host", node);
    }

    static Optional<NodeWish> of(Mark mark) {
        Matcher matcher = INTENT.matcher(mark.intent());
        if (!mark.address().kind().equals("host") || mark.intent().isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new NodeWish(
                matcher.group(1) != null, Optional.ofNullable(matcher.group(2)).map(Long::parseLong)));
    }

    Mark mark(String lab, Address host, Identity identity) {
        return new Mark(lab, host, Optional.of(identity), intent());
    }

    private String intent() {
        String restart = restartAfter.map(time -> "restart@" + time).orElse("");
        return isDrained ? ("drained " + restart).strip() : restart;
    }

    /** For whoever opens the notes of the node in the web console. Markdown. */
    String words(String lab, Address host) {
        String wanted = isDrained
                ? "**Drained** by Homecroft for the lab `%s`: nothing is placed here, and what left stays away."
                : "**To be restarted** by Homecroft for the lab `%s`, when its turn comes.";
        return wanted.formatted(lab) + " `croft undrain %s` ends it.".formatted(host.name());
    }
}
