package dev.homecroft.model.checks;

import dev.homecroft.model.edge.Access;
import java.util.List;

/** What an access policy comes to. */
final class PolicyRules {
    private static final List<String> EVERYONE = List.of("everyone");

    private PolicyRules() {}

    /** Whether somebody has to show anything before he is let through. */
    static boolean asks(Access.Policy policy) {
        return switch (policy.decision()) {
            case BYPASS -> false;
            case DENY -> true;
            case ALLOW, SERVICE_AUTH ->
                !policy.include().containsAll(EVERYONE) || !policy.require().isEmpty();
        };
    }
}
