package dev.homecroft.simulators.pbs.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the simulator does for one method of the contract. */
record Endpoint(Method method, Handler handler) {

    /** Serves a call and gives the {@code data} of the answer. */
    interface Handler {
        Object serve(Call call);
    }

    static Endpoint get(String path, Handler handler) {
        return of("GET", path, handler);
    }

    static Endpoint post(String path, Handler handler) {
        return of("POST", path, handler);
    }

    static Endpoint put(String path, Handler handler) {
        return of("PUT", path, handler);
    }

    static Endpoint delete(String path, Handler handler) {
        return of("DELETE", path, handler);
    }

    private static Endpoint of(String verb, String path, Handler handler) {
        return new Endpoint(Contract.backupServer().method(verb, path), handler);
    }

    /** A path that only lists what is below it. */
    static Endpoint index(String path, String... names) {
        List<Object> rows =
                Arrays.stream(names).<Object>map(name -> Map.of("subdir", name)).toList();
        return get(path, _ -> rows);
    }
}
