package dev.homecroft.providers.proxmox.api;

import dev.homecroft.spi.Connection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The way to one cluster: several endpoints, any of which serves every path. A reading call goes on with the next endpoint
 * whatever happens; a changing one only as long as nothing of it can have been received, which is why it always gets a
 * connection of its own.
 *
 * <p>Safe for use by several threads.
 */
public final class Transport {
    /** The server closes silent connections after 5 seconds; well before that ours are not used again. */
    private static final long LONGEST_IDLE_NANOS = Duration.ofSeconds(3).toNanos();

    private final List<URI> endpoints;
    private final Set<Instant> ends;
    private final Dialer dialer;
    private final ProxmoxSettings settings;
    private final AtomicInteger good = new AtomicInteger();
    private final Map<String, Semaphore> nodes = new ConcurrentHashMap<>();
    private final Map<URI, Deque<Idle>> idle = new ConcurrentHashMap<>();

    private final TaskTimes taskTimes = new TaskTimes();

    private final Whereabouts whereabouts = new Whereabouts();

    private volatile String local = "";

    private record Idle(Line connection, long since) {}

    public Transport(Connection connection, ProxmoxSettings settings) {
        this(connection, settings, Trust.of(connection.fingerprints(), connection.options()));
    }

    private Transport(Connection connection, ProxmoxSettings settings, Trust trust) {
        this(connection, settings, trust.ends(), (endpoint, limit) -> HttpConnection.open(endpoint, trust, limit));
    }

    /** Goes by lines that somebody else makes; no certificate is seen then. */
    public Transport(Connection connection, ProxmoxSettings settings, Dialer dialer) {
        this(connection, settings, Set.of(), dialer);
    }

    private Transport(Connection connection, ProxmoxSettings settings, Set<Instant> ends, Dialer dialer) {
        this.endpoints = connection.endpoints();
        this.ends = ends;
        this.dialer = dialer;
        this.settings = settings;
    }

    /** When the first of the certificates ends that were believed by their fingerprints; empty while none was shown. */
    Optional<Instant> firstCertificateEnd() {
        return ends.stream().min(Comparator.naturalOrder());
    }

    /** Where guests were seen last. */
    Whereabouts whereabouts() {
        return whereabouts;
    }

    TaskTimes taskTimes() {
        return taskTimes;
    }

    /** What came back, or why nothing did. */
    sealed interface Delivery {
        record Answered(Line.Response response) implements Delivery {}

        record Unsent(String why) implements Delivery {}

        record Unanswered(String why) implements Delivery {}
    }

    Delivery read(String target, String node, String authorization) {
        Semaphore limit = limit(node);
        limit.acquireUninterruptibly();
        try {
            return tryAll(endpoint -> readFrom(endpoint, target, authorization));
        } finally {
            limit.release();
        }
    }

    /**
     * Reads from each endpoint in turn until one's answer is good, and begins with that one from now on.
     *
     * @return what the last one said that was asked
     */
    Delivery choose(String target, String authorization, Predicate<Line.Response> isGood) {
        Delivery last = new Delivery.Unsent("no endpoint is known");
        int first = good.get();
        for (int i = 0; i < endpoints.size(); i++) {
            int index = (first + i) % endpoints.size();
            Delivery delivery = readFrom(endpoints.get(index), target, authorization);
            if (delivery instanceof Delivery.Answered answered) {
                last = answered;
                if (isGood.test(answered.response())) {
                    good.set(index);
                    return last;
                }
            }
        }
        return last;
    }

    List<URI> endpoints() {
        return endpoints;
    }

    /** From this endpoint and no other. */
    Delivery readAt(URI endpoint, String target, String node, String authorization) {
        Semaphore limit = limit(node);
        limit.acquireUninterruptibly();
        try {
            return readFrom(endpoint, target, authorization);
        } finally {
            limit.release();
        }
    }

    Delivery write(String method, String target, String node, String authorization, String form) {
        Semaphore limit = limit(node);
        limit.acquireUninterruptibly();
        try {
            return tryAll(endpoint -> writeTo(endpoint, method, target, authorization, form));
        } finally {
            limit.release();
        }
    }

    /** The endpoint that answered last. */
    URI endpoint() {
        return endpoints.get(good.get());
    }

    /** Asks one endpoint, by a connection of its own. */
    Delivery knock(URI endpoint, String target, String authorization) {
        try {
            Line fresh = dialer.dial(endpoint, settings.connect());
            return new Delivery.Answered(exchange(endpoint, fresh, "GET", target, authorization, "", settings.read()));
        } catch (IOException fault) {
            return new Delivery.Unsent(words(fault));
        }
    }

    /** Where our last call came from. */
    Optional<String> localAddress() {
        return Optional.of(local).filter(address -> !address.isEmpty());
    }

    private Semaphore limit(String node) {
        return nodes.computeIfAbsent(node, name -> new Semaphore(settings.callsPerNode()));
    }

    private interface Call {
        Delivery at(URI endpoint);
    }

    /** Begins with the endpoint that answered last, so that a dead one costs its timeout only once. */
    private Delivery tryAll(Call call) {
        List<String> faults = new ArrayList<>();
        int first = good.get();
        for (int i = 0; i < endpoints.size(); i++) {
            int index = (first + i) % endpoints.size();
            switch (call.at(endpoints.get(index))) {
                case Delivery.Answered answered -> {
                    good.set(index);
                    return answered;
                }
                case Delivery.Unanswered unanswered -> {
                    return unanswered;
                }
                case Delivery.Unsent(String why) ->
                    faults.add(endpoints.get(index).getAuthority() + ": " + why);
            }
        }
        return new Delivery.Unsent(faults.isEmpty() ? "no endpoint is known" : String.join("; ", faults));
    }

    private Delivery readFrom(URI endpoint, String target, String authorization) {
        Optional<Line> kept = kept(endpoint);
        if (kept.isPresent()) {
            try {
                return new Delivery.Answered(
                        exchange(endpoint, kept.get(), "GET", target, authorization, "", settings.read()));
            } catch (IOException closedMeanwhile) {
                kept.get().close();
            }
        }
        try {
            Line fresh = dialer.dial(endpoint, settings.connect());
            return new Delivery.Answered(exchange(endpoint, fresh, "GET", target, authorization, "", settings.read()));
        } catch (IOException fault) {
            // Reading changes nothing, so it may as well count as not sent: the next endpoint is asked.
            return new Delivery.Unsent(words(fault));
        }
    }

    private Delivery writeTo(URI endpoint, String method, String target, String authorization, String form) {
        Line fresh;
        try {
            fresh = dialer.dial(endpoint, settings.connect());
        } catch (IOException fault) {
            return new Delivery.Unsent(words(fault));
        }
        try {
            return new Delivery.Answered(
                    exchange(endpoint, fresh, method, target, authorization, form, settings.write()));
        } catch (IOException fault) {
            return new Delivery.Unanswered(endpoint.getAuthority() + ": " + words(fault));
        }
    }

    private Line.Response exchange(
            URI endpoint,
            Line connection,
            String method,
            String target,
            String authorization,
            String form,
            Duration limit)
            throws IOException {
        boolean kept = false;
        local = connection.localAddress();
        try {
            Line.Response response = connection.exchange(method, target, authorization, form, limit);
            kept = connection.isReusable();
            return response;
        } finally {
            if (kept) {
                keep(endpoint, connection);
            } else {
                connection.close();
            }
        }
    }

    private void keep(URI endpoint, Line connection) {
        Deque<Idle> pool = idle.computeIfAbsent(endpoint, key -> new ArrayDeque<>());
        synchronized (pool) {
            pool.push(new Idle(connection, System.nanoTime()));
        }
    }

    private Optional<Line> kept(URI endpoint) {
        Deque<Idle> pool = idle.computeIfAbsent(endpoint, key -> new ArrayDeque<>());
        synchronized (pool) {
            Optional<Line> found = Optional.empty();
            while (found.isEmpty() && !pool.isEmpty()) {
                Idle candidate = pool.pop();
                if (System.nanoTime() - candidate.since() < LONGEST_IDLE_NANOS) {
                    found = Optional.of(candidate.connection());
                } else {
                    candidate.connection().close();
                    pool.forEach(old -> old.connection().close());
                    pool.clear();
                }
            }
            return found;
        }
    }

    private static String words(IOException fault) {
        Throwable cause = fault;
        for (Throwable next = fault; next != null; next = next.getCause()) {
            cause = next;
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
