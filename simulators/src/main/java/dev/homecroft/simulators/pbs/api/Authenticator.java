package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.pbs.store.PbsState;
import dev.homecroft.simulators.wire.Arguments;
import dev.homecroft.simulators.wire.Signature;
import dev.homecroft.simulators.wire.WireRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tickets, their cross-site tokens, and API tokens. Wants the lock held. */
final class Authenticator {
    static final String USERS = "user.cfg";
    static final String SECRETS = "shadow.json";
    private static final long LIFETIME_SECONDS = 2 * 60 * 60L;
    private static final Pattern TICKET = Pattern.compile("PBS:([^:]+):([0-9A-F]{8})::(.+)");
    private static final Pattern TOKEN = Pattern.compile("PBSAPIToken[= ]([^!:]+![^!:]+):(.+)");
    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)(?:__Host-)?PBSAuthCookie=([^;]+)");

    private final PbsState state;
    private final Signature signature;
    private final long now;

    /** @param now Unix seconds */
    Authenticator(PbsState state, long now) {
        this.state = state;
        this.signature = new Signature(state.secret());
        this.now = now;
    }

    /** Who sent the request; a ticket wins over a token. */
    Caller authenticate(WireRequest request) {
        Matcher cookie = COOKIE.matcher(request.header("cookie"));
        if (cookie.find()) {
            String user = verify(Arguments.decodePath(cookie.group(1)))
                    .orElseThrow(() -> Refusals.unauthorized("invalid ticket"));
            requireEnabled(user);
            if (!request.method().equals("GET") && !isCsrf(user, request.header("csrfpreventiontoken"))) {
                throw Refusals.unauthorized("invalid CSRF token");
            }
            return new Caller(user);
        }
        Matcher token = TOKEN.matcher(request.header("authorization"));
        if (token.matches()) {
            Caller caller = new Caller(token.group(1));
            requireEnabled(caller.user());
            requireEnabled(caller.id());
            if (!token.group(2).equals(state.file(SECRETS).text(caller.id(), "secret"))) {
                throw Refusals.unauthorized("invalid API token secret");
            }
            return caller;
        }
        throw Refusals.unauthorized("no authentication credentials provided.");
    }

    private void requireEnabled(String id) {
        Map<String, Object> known =
                state.file(USERS).find(id).orElseThrow(() -> Refusals.unauthorized("user account or token invalid"));
        long expire = Long.parseLong(known.getOrDefault("expire", "0").toString());
        boolean isUsable = !"0".equals(known.get("enable")) && (expire == 0 || expire > now);
        if (!isUsable) {
            throw Refusals.unauthorized("user account or token disabled or expired.");
        }
    }

    /** Opens a session; the password may be a ticket that still holds. */
    Map<String, Object> login(String user, String password) {
        requireEnabled(user);
        String known = state.file(SECRETS).text(user, "password");
        boolean isRenewal = verify(password).filter(user::equals).isPresent();
        if (!isRenewal && (known.isEmpty() || !known.equals(password))) {
            throw Refusals.unauthorized("invalid credentials");
        }
        String time = "%08X".formatted(now);
        String plain = "PBS:" + user + ":" + time;
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("username", user);
        session.put("ticket", plain + "::" + signature.of(plain));
        session.put("CSRFPreventionToken", time + ":" + signature.of(time + ":" + user));
        return session;
    }

    private Optional<String> verify(String ticket) {
        Matcher matcher = TICKET.matcher(ticket);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long age = now - Long.parseLong(matcher.group(2), 16);
        boolean isValid =
                signature.of(ticket.substring(0, ticket.indexOf("::"))).equals(matcher.group(3));
        return isValid && age >= -300 && age < LIFETIME_SECONDS ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private boolean isCsrf(String user, String token) {
        int colon = token.indexOf(':');
        return colon == 8
                && signature.of(token.substring(0, 8) + ":" + user).equals(token.substring(9))
                && now - Long.parseLong(token.substring(0, 8), 16) < LIFETIME_SECONDS;
    }
}
