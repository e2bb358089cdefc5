package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ApiToken;
import dev.homecroft.simulators.proxmox.cluster.User;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param user the user, also behind a token
 * @param token the token, if one was used
 */
record Caller(String user, Optional<ApiToken> token) {
    static final Caller NOBODY = new Caller("", Optional.empty());

    /** The user or token as it stands in task ids. */
    String id() {
        return token.map(ApiToken::id).orElse(user);
    }

    /** Whether this is root in person; no token is. */
    boolean isRoot() {
        return token.isEmpty() && user.equals(User.ROOT);
    }
}
