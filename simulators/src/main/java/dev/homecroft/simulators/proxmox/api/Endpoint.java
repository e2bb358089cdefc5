package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;

/**
 * What the simulator does for one method of the contract.
 *
 * @param writes whether it needs the cluster to have quorum
 */
record Endpoint(Method method, boolean writes, Handler handler) {

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

    /** Collects the parts of an endpoint. */
    static final class Builder {
        private final Method method;
        private boolean writes;

        private Builder(String verb, String path) {
            this.method = Contract.proxmoxVe().method(verb, path);
            this.writes = !verb.equals("GET");
        }

        /** Works without quorum. */
        Builder local() {
            writes = false;
            return this;
        }

        Endpoint does(Handler handler) {
            return new Endpoint(method, writes, handler);
        }
    }
}
