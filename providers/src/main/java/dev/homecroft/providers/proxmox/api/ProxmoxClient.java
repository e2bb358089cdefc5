package dev.homecroft.providers.proxmox.api;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Redactor;
import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.kernel.json.JsonReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Talks to one cluster in the name of one token. What the server says passes the redactor before anybody sees it. */
public final class ProxmoxClient implements AutoCloseable {
    private static final String ROOT = "/api2/json";
    private static final String NODES = "/nodes/";

    private final String cluster;
    private final Transport transport;
    private final Secret token;
    private final Redactor redactor;
    private final Optional<Memo> memo;
    private Optional<Release> release = Optional.empty();

    public ProxmoxClient(String cluster, Transport transport, Secret token) {
        this.cluster = cluster;
        this.transport = transport;
        this.token = token;
        this.redactor = new Redactor();
        this.memo = Optional.empty();
        redactor.learn(token);
        int equals = token.reveal().indexOf('=');
        redactor.learn(new Secret(token.reveal().substring(equals + 1)));
    }

    private ProxmoxClient(ProxmoxClient whole) {
        this.cluster = whole.cluster;
        this.transport = whole.transport;
        this.token = whole.token;
        this.redactor = whole.redactor;
        this.memo = Optional.of(new Memo(whole::ask));
    }

    /** The same for one look: makes each reading call once. Shares the token, so it must not outlive this one. */
    public ProxmoxClient forOneLook() {
        return new ProxmoxClient(this);
    }

    public String cluster() {
        return cluster;
    }

    public Redactor redactor() {
        return redactor;
    }

    /** Where guests were seen last by any client of this cluster. */
    public Whereabouts whereabouts() {
        return transport.whereabouts();
    }

    public Answer get(String path) {
        return memo.map(known -> known.get(path)).orElseGet(() -> ask(path));
    }

    private Answer ask(String path) {
        return answer(transport.read(ROOT + path, node(path), authorization()));
    }

    /** As {@link #get}, with what the server says beside the data: the whole object that it answers. */
    public Answer page(String path) {
        return answer(
                transport.read(ROOT + path, node(path), authorization()), response -> answer(response, body -> body));
    }

    /** Asked once; throws CroftException when the server does not say. */
    public synchronized Release release() {
        Release known = release.orElseGet(() -> Release.of(Tasks.object(need("/version", "say its version"))
                .text("version")
                .orElse("")));
        release = Optional.of(known);
        return known;
    }

    /** Where the cluster may be asked. */
    public List<URI> endpoints() {
        return transport.endpoints();
    }

    /** Asks this endpoint and no other. */
    public Answer getAt(URI endpoint, String path) {
        return answer(transport.readAt(endpoint, ROOT + path, node(path), authorization()));
    }

    public Answer get(String path, Map<String, String> query) {
        return get(path + "?" + form(query));
    }

    /**
     * As {@link #get}, from the first endpoint whose answer is good; the calls after it go there too. When none is, the last
     * answer that came.
     */
    public Answer choose(String path, Predicate<Json> isGood) {
        Answer chosen = answer(transport.choose(
                ROOT + path,
                authorization(),
                response -> !(answer(response) instanceof Answer.Ok(Json data)) || isGood.test(data)));
        memo.ifPresent(known -> known.keep(path, chosen));
        return chosen;
    }

    /** The data of a call that must succeed; throws CroftException with the reason otherwise. */
    public Json need(String path, String doing) {
        return switch (get(path)) {
            case Answer.Ok(Json data) -> data;
            case Answer.Refused refused -> throw new CroftException(Problems.of(refused, cluster, doing));
            case Answer.NotSent notSent -> throw new CroftException(Problems.of(notSent, cluster, doing));
            case Answer.Lost lost -> throw new CroftException(Problems.of(lost, cluster, doing));
        };
    }

    public Answer post(String path, Map<String, String> form) {
        return answer(transport.write("POST", ROOT + path, node(path), authorization(), form(form)));
    }

    public Answer put(String path, Map<String, String> form) {
        return answer(transport.write("PUT", ROOT + path, node(path), authorization(), form(form)));
    }

    /** The server takes no body here, so the parameters go into the address. */
    public Answer delete(String path, Map<String, String> query) {
        String target = ROOT + path + (query.isEmpty() ? "" : "?" + form(query));
        return answer(transport.write("DELETE", target, node(path), authorization(), ""));
    }

    /**
     * Any changing call. A name may stand several times among the parameters: that is how the server takes lists.
     *
     * @param verb POST, PUT or DELETE
     */
    public Answer send(String verb, String path, List<Map.Entry<String, String>> parameters) {
        StringJoiner form = new StringJoiner("&");
        parameters.forEach(
                parameter -> form.add(Words.encode(parameter.getKey()) + "=" + Words.encode(parameter.getValue())));
        boolean isInAddress = verb.equals("DELETE") && !parameters.isEmpty();
        String target = ROOT + path + (isInAddress ? "?" + form : "");
        String body = verb.equals("DELETE") ? "" : form.toString();
        return answer(transport.write(verb, target, node(path), authorization(), body));
    }

    TaskTimes taskTimes() {
        return transport.taskTimes();
    }

    /** When the first of the certificates ends that were believed by their fingerprints; empty while none was shown. */
    public Optional<Instant> firstCertificateEnd() {
        return transport.firstCertificateEnd();
    }

    /** Who this client is for the server, {@code user@realm!name}. */
    public String tokenId() {
        String own = token.reveal().strip();
        int equals = own.indexOf('=');
        return equals < 0 ? own : own.substring(0, equals);
    }

    /** The endpoint that answered last. */
    public URI endpoint() {
        return transport.endpoint();
    }

    /** Whether one endpoint takes a new connection and answers on it, whatever it answers. */
    public boolean isOpen(URI endpoint) {
        return transport.knock(endpoint, ROOT + "/version", authorization()) instanceof Transport.Delivery.Answered;
    }

    /** The address that our calls come from, as far as this machine knows. */
    public Optional<String> localAddress() {
        return transport.localAddress();
    }

    private String authorization() {
        return "PVEAPIToken=" + token.reveal().strip();
    }

    private static String node(String path) {
        if (!path.startsWith(NODES)) {
            return "";
        }
        int end = path.indexOf('/', NODES.length());
        return path.substring(NODES.length(), end < 0 ? path.length() : end);
    }

    private static String form(Map<String, String> parameters) {
        StringJoiner form = new StringJoiner("&");
        parameters.forEach((name, value) -> form.add(Words.encode(name) + "=" + Words.encode(value)));
        return form.toString();
    }

    private Answer answer(Transport.Delivery delivery) {
        return answer(delivery, this::answer);
    }

    private Answer answer(Transport.Delivery delivery, Function<Line.Response, Answer> read) {
        return switch (delivery) {
            case Transport.Delivery.Unsent(String why) -> new Answer.NotSent(redactor.redact(why));
            case Transport.Delivery.Unanswered(String why) -> new Answer.Lost(redactor.redact(why));
            case Transport.Delivery.Answered(Line.Response response) -> read.apply(response);
        };
    }

    private Answer answer(Line.Response response) {
        return answer(response, body -> body.get("data").orElse(Json.NULL));
    }

    private Answer answer(Line.Response response, Function<Json.Obj, Json> taken) {
        Optional<Json.Obj> body = JsonReader.tryRead(response.body())
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast);
        if (response.status() == 200 && body.isPresent()) {
            return new Answer.Ok(taken.apply(body.get()));
        }
        String message = body.flatMap(json -> json.text("message"))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> reason(response));
        SortedMap<String, String> errors = new TreeMap<>();
        body.map(json -> json.object("errors").members())
                .orElse(Collections.emptyMap())
                .forEach((name, text) -> errors.put(name, redactor.redact(plain(text))));
        int status = response.status() == 200 ? 500 : response.status();
        return new Answer.Refused(status, redactor.redact(message.strip()), errors);
    }

    private static String plain(Json text) {
        return text instanceof Json.Str(String value) ? value : "not valid";
    }

    private static String reason(Line.Response response) {
        if (!response.reason().isBlank()) {
            return response.reason();
        }
        return switch (response.status()) {
            case 200 -> "its answer was not JSON";
            case 401 -> "the token was not accepted";
            case 595 -> "the node could not be connected to";
            case 596 -> "the node broke off the connection";
            case 599 -> "the node could not be asked";
            default -> "status " + response.status();
        };
    }

    /** Does the same with many things at once and keeps their order; how many calls go out is for the transport to limit. */
    public static <T, R> List<R> each(Collection<T> things, Function<? super T, ? extends R> each) {
        try (Beside beside = new Beside()) {
            List<Supplier<R>> begun = new ArrayList<>(things.size());
            for (T thing : things) {
                begun.add(beside.begin(() -> each.apply(thing)));
            }
            List<R> results = new ArrayList<>(things.size());
            begun.forEach(one -> results.add(one.get()));
            return results;
        }
    }

    @Override
    public void close() {
        token.close();
    }
}
