package dev.homecroft.providers.proxmox.api;

import java.util.List;
import java.util.Map;

/** How a connection says which authorities are believed: {@code machine}, or certificates in PEM, one after the other. */
public final class Authorities {
    private static final String OPTION = "authorities";

    private Authorities() {}

    /** The options of a connection that believes these. */
    public static Map<String, String> options(List<String> authorities) {
        return authorities.isEmpty() ? Map.of() : Map.of(OPTION, String.join("\n", authorities));
    }

    /** What such options say; empty when they say nothing. */
    static String of(Map<String, String> options) {
        return options.getOrDefault(OPTION, "");
    }
}
