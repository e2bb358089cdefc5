package dev.homecroft.simulators.contract;

import dev.homecroft.simulators.values.PropertyFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All methods of an API of the vendor's as one release has them; immutable and read once. */
public final class Contract {
    private static final Contract PROXMOX_VE = load("proxmox-ve.contract");
    private static final Contract BACKUP_SERVER = load("proxmox-backup.contract");

    private final Map<String, Method> methods;
    private final Router router;

    private Contract(Map<String, Method> methods) {
        this.methods = Map.copyOf(methods);
        this.router = new Router(methods.values());
    }

    /** Proxmox VE 9.1. */
    public static Contract proxmoxVe() {
        return PROXMOX_VE;
    }

    private static Contract load(String name) {
        List<String> lines = new ArrayList<>();
        try (InputStream in = Contract.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not there");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        Map<String, Method> methods = new LinkedHashMap<>();
        new ContractReader(lines).methods().forEach(method -> methods.put(method.toString(), method));
        return new Contract(methods);
    }

    /** Proxmox Backup Server 4. */
    public static Contract backupServer() {
        return BACKUP_SERVER;
    }

    public Collection<Method> methods() {
        return methods.values();
    }

    public boolean has(String verb, String path) {
        return methods.containsKey(verb + " " + path);
    }

    /** The method; throws IllegalArgumentException for one that the vendor does not have. */
    public Method method(String verb, String path) {
        return Optional.ofNullable(methods.get(verb + " " + path))
                .orElseThrow(() -> new IllegalArgumentException("not in the contract: " + verb + " " + path));
    }

    /** The method that is meant by a called path. */
    public Optional<Router.Hit> find(String verb, List<String> path) {
        return router.find(verb, path);
    }

    /** The shape of a parameter that is a property string; throws IllegalArgumentException for another. */
    public PropertyFormat format(String verb, String path, String parameter) {
        return method(verb, path)
                .parameters()
                .find(parameter)
                .flatMap(found -> found.type().propertyFormat())
                .orElseThrow(() -> new IllegalArgumentException("no property string: " + parameter));
    }
}
