package dev.homecroft.simulators.proxmox.cluster;

import dev.homecroft.simulators.stage.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An API token.
 *
 * @param user its user
 * @param name its name, after the {@code !}
 * @param privsep whether it has only those rights of the user that it is given itself
 * @param expire Unix seconds, or 0 for never
 */
public record ApiToken(String user, String name, String secret, boolean privsep, long expire, String comment) {
    /** {@code user@realm!name}. */
    public String id() {
        return user + "!" + name;
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("user", user);
        json.put("name", name);
        json.put("secret", secret);
        json.put("privsep", privsep);
        json.put("expire", expire);
        json.put("comment", comment);
        return json;
    }

    static ApiToken fromJson(Fields fields) {
        return new ApiToken(
                fields.text("user"),
                fields.text("name"),
                fields.text("secret"),
                fields.flag("privsep"),
                fields.number("expire"),
                fields.text("comment"));
    }
}
