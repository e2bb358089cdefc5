package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.values.ParameterTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the API: method and path, who may call it, what it takes, and what it does.
 *
 * @param segments the path; {@code {name}} is a parameter, {@code {name*}} takes the rest
 * @param writes whether it needs the cluster to have quorum
 */
record Endpoint(
        String method,
        List<String> segments,
        Access access,
        ParameterTable parameters,
        boolean writes,
        Handler handler) {

    /** Serves a call and gives the {@code data} of the answer. */
    interface Handler {
        Object serve(Call call);
    }

    static Builder get(String path) {
        return new Builder("GET", path);
    }

    static Builder post(String path) {
        return new Builder("POST", path);
    }

    static Builder put(String path) {
        return new Builder("PUT", path);
    }

    static Builder delete(String path) {
        return new Builder("DELETE", path);
    }

    /** The parameters in the path, if this endpoint is meant. */
    Optional<Map<String, String>> match(String calledMethod, List<String> called) {
        Map<String, String> found = new HashMap<>();
        if (!method.equals(calledMethod)) {
            return Optional.empty();
        }
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (i >= called.size()) {
                return Optional.empty();
            }
            if (segment.endsWith("*}")) {
                found.put(
                        segment.substring(1, segment.length() - 2), String.join("/", called.subList(i, called.size())));
                return Optional.of(found);
            }
            if (segment.startsWith("{")) {
                found.put(segment.substring(1, segment.length() - 1), called.get(i));
            } else if (!segment.equals(called.get(i))) {
                return Optional.empty();
            }
        }
        return called.size() == segments.size() ? Optional.of(found) : Optional.empty();
    }

    /** Collects the parts of an endpoint. */
    static final class Builder {
        private final String method;
        private final List<String> segments;
        private Access access = new Access.Known();
        private ParameterTable parameters;
        private boolean writes;

        private Builder(String method, String path) {
            this.method = method;
            this.segments = Arrays.asList(path.substring(1).split("/"));
            this.writes = !method.equals("GET");
            StringBuilder words = new StringBuilder();
            for (String segment : segments) {
                if (segment.startsWith("{")) {
                    String name = segment.replaceAll("[{}*]", "");
                    words.append(name).append(name.equals("vmid") ? "!:vmid " : "! ");
                }
            }
            this.parameters = ParameterTable.of(words.toString());
        }

        Builder needs(String path, String... anyOf) {
            access = new Access.Needs(path, List.of(anyOf));
            return this;
        }

        Builder world() {
            access = new Access.World();
            return this;
        }

        /** Only for root in person, as is every method of the real API that names no privilege. */
        Builder rootOnly() {
            access = new Access.Root();
            return this;
        }

        /** Works without quorum. */
        Builder local() {
            writes = false;
            return this;
        }

        Builder takes(String words) {
            return takes(ParameterTable.of(words));
        }

        Builder takes(ParameterTable more) {
            parameters = parameters.and(more);
            return this;
        }

        Endpoint does(Handler handler) {
            return new Endpoint(method, segments, access, parameters, writes, handler);
        }
    }
}
