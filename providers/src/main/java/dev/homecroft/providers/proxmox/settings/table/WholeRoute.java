package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;

/** Where objects are that one call can't bring to what they are to be: a work of their own writes them. */
public interface WholeRoute extends Route {
    @Override
    default Request create(String key, Edit edit) {
        throw refusal(key);
    }

    @Override
    default Request change(String key, Json.Obj now, Edit edit) {
        throw refusal(key);
    }

    @Override
    default Request delete(String key, Json.Obj now) {
        throw refusal(key);
    }

    private static IllegalStateException refusal(String key) {
        return new IllegalStateException("is written as a whole: " + key);
    }
}
