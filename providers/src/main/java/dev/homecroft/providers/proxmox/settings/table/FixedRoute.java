package dev.homecroft.providers.proxmox.settings.table;

import dev.homecroft.kernel.json.Json;

/** Where objects are that are always there: nobody plans to make or to delete one. */
public interface FixedRoute extends Route {
    @Override
    default boolean makes() {
        return false;
    }

    @Override
    default Request create(String key, Edit edit) {
        throw new IllegalStateException("is always there: " + key);
    }

    @Override
    default Request delete(String key, Json.Obj now) {
        throw new IllegalStateException("can't go: " + key);
    }
}
