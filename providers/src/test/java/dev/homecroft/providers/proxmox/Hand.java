package dev.homecroft.providers.proxmox;

import static org.assertj.core.api.Assertions.fail;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.ProxmoxSettings;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Transport;
import dev.homecroft.simulators.proxmox.ProxmoxSimulatorConfig;
import dev.homecroft.spi.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Somebody who is root and changes things by hand. */
record Hand(Connection connection) {

    /** A call that has to succeed. */
    Json call(String verb, String path, Map<String, String> parameters) {
        try (ProxmoxClient client = new ProxmoxClient(
                "home",
                new Transport(connection, ProxmoxSettings.DEFAULT),
                new Secret(ProxmoxSimulatorConfig.ROOT_TOKEN))) {
            List<Map.Entry<String, String>> list = new ArrayList<>();
            new LinkedHashMap<>(parameters).forEach((name, value) -> list.add(Map.entry(name, value)));
            Answer answer = verb.equals("GET") ? client.get(path) : client.send(verb, path, list);
            return switch (answer) {
                case Answer.Ok(Json data) -> data;
                case Answer.Refused refused -> fail("%s %s: %s".formatted(verb, path, refused.text()));
                case Answer.NotSent(String why) -> fail(why);
                case Answer.Lost(String why) -> fail(why);
            };
        }
    }

    String notes() {
        return Tasks.object(call("GET", "/cluster/options", Map.of()))
                .text("description")
                .orElse("");
    }

    /** Takes the line of a thing out of the register. */
    void strike(String address) {
        List<String> others = notes().lines()
                .filter(line -> !line.contains(" " + address + " "))
                .toList();
        call(
                "PUT",
                "/cluster/options",
                others.isEmpty() ? Map.of("delete", "description") : Map.of("description", String.join("\n", others)));
    }
}
