package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.contract.Contract;
import dev.homecroft.simulators.contract.Method;
import dev.homecroft.simulators.contract.OptionText;
import java.util.Map;
import java.util.Set;

/** Takes options from a call into an entry of a configuration file, and gives them back as typed JSON. */
final class Options {
    private static final Set<String> CONTROL =
            Set.of("delete", "digest", "lock-token", "checkruntime", "force", "node");

    private Options() {}

    /** Sets what the call gives and removes what its {@code delete} names. */
    static void apply(Call call, Method method, Map<String, Object> entry) {
        OptionText.apply(call.arguments(), call.list("delete"), CONTROL, method, entry);
    }

    /** The options as they go out: numbers and flags as such. */
    static Map<String, Object> json(Method method, Map<String, Object> entry) {
        return OptionText.json(method, entry);
    }

    static Method method(String verb, String path) {
        return Contract.proxmoxVe().method(verb, path);
    }
}
