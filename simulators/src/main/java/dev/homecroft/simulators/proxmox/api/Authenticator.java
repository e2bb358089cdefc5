package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ApiToken;
import dev.homecroft.simulators.proxmox.cluster.ClusterState;
import dev.homecroft.simulators.proxmox.cluster.User;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.wire.Arguments;
import dev.homecroft.simulators.wire.Signature;
import dev.homecroft.simulators.wire.WireRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tickets, their cross-site tokens, and API tokens. Wants the cluster's lock held. */
final class Authenticator {
    private static final long LIFETIME_SECONDS = 2 * 60 * 60L;
    private static final Pattern TICKET = Pattern.compile("PVE:([^:]+):([0-9A-F]{8})::(.+)");
    private static final Pattern TOKEN = Pattern.compile("PVEAPIToken[= ](([^!=]+@[^!=]+)![^=]+)=(.+)");
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)PVEAuthCookie=([^;]+)");

    private final ClusterState state;
    private final long now;

    /** @param now Unix seconds of the simulated clock */
    Authenticator(ClusterState state, long now) {
        this.state = state;
        this.now = now;
    }

    /** Who sent the request; a ticket wins over a token. */
    Caller authenticate(WireRequest request) {
        String cookies = request.header("cookie");
        Matcher cookie = COOKIE.matcher(cookies);
        if (!cookies.isEmpty() && cookie.find()) {
            String ticket = Arguments.decodePath(cookie.group(1));
            String user = verify(ticket).orElseThrow(() -> denied("permission denied - invalid PVE ticket"));
            if (!request.method().equals("GET") && !isCsrf(user, request.header("csrfpreventiontoken"))) {
                throw denied("Permission denied - invalid csrf token");
            }
            return new Caller(user, Optional.empty());
        }
        Matcher token = TOKEN.matcher(request.header("authorization"));
        if (token.matches()) {
            return byToken(token.group(1), token.group(3));
        }
        throw denied("No ticket");
    }

    private Caller byToken(String id, String secret) {
        ApiToken token = state.tokens().get(id);
        if (token == null) {
            throw denied("no such token '" + id.substring(id.indexOf('!') + 1) + "' for user '"
                    + id.substring(0, id.indexOf('!')) + "'");
        }
        boolean isExpired = token.expire() > 0 && token.expire() <= now;
        if (isExpired) {
            throw denied("token '" + id + "' access expired");
        }
        if (!token.secret().equals(secret)) {
            throw denied("invalid token value!");
        }
        requireEnabled(token.user());
        return new Caller(token.user(), Optional.of(token));
    }

    private User requireEnabled(String id) {
        User user = state.users().get(id);
        if (user == null || !user.enabled()) {
            throw denied("authentication failure");
        }
        return user;
    }

    /** Opens a session; the password may be a ticket that still holds. */
    Map<String, Object> login(String user, String password) {
        User known = requireEnabled(user);
        boolean isRenewal = verify(password).filter(user::equals).isPresent();
        if (!isRenewal && (known.password().isEmpty() || !known.password().equals(password))) {
            throw denied("authentication failure");
        }
        String time = "%08X".formatted(now);
        return Map.of(
                "username",
                user,
                "ticket",
                "PVE:" + user + ":" + time + "::" + sign("PVE:" + user + ":" + time),
                "CSRFPreventionToken",
                time + ":" + sign(time + ":" + user));
    }

    /** The user of a ticket that is ours and not too old. */
    Optional<String> verify(String ticket) {
        Matcher matcher = TICKET.matcher(ticket);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String plain = ticket.substring(0, ticket.indexOf("::"));
        long age = now - Long.parseLong(matcher.group(2), 16);
        boolean isValid = sign(plain).equals(matcher.group(3)) && age >= -300 && age < LIFETIME_SECONDS;
        return isValid ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private boolean isCsrf(String user, String token) {
        int colon = token.indexOf(':');
        if (colon != 8 || !token.substring(0, 8).toUpperCase(Locale.ROOT).matches("[0-9A-F]{8}")) {
            return false;
        }
        long age = now - Long.parseLong(token.substring(0, 8), 16);
        return age < LIFETIME_SECONDS
                && sign(token.substring(0, 8) + ":" + user).equals(token.substring(9));
    }

    private String sign(String text) {
        return new Signature(state.secret()).of(text);
    }

    private static Refusal denied(String text) {
        return new Refusal(401, text, Map.of());
    }
}
