package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Secrets;
import dev.homecroft.model.Secrets.Kind;
import dev.homecroft.model.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Where secrets are kept. */
final class StoreChecks {
    private static final Map<Kind, List<String>> NEEDED = Map.of(
            Kind.AGE_FILE, List.of("identity"),
            Kind.SOPS, List.of("path"),
            Kind.VAULT, List.of("url"),
            Kind.ONE_PASSWORD, List.of("vault"));
    private static final Map<Kind, Set<String>> TAKEN = Map.of(
            Kind.ENV, Set.of("prefix"),
            Kind.FILE, Set.of("path", "writable"),
            Kind.AGE_FILE, Set.of("path", "identity"),
            Kind.SOPS, Set.of("path", "identity"),
            Kind.BITWARDEN, Set.of("url", "project", "token"),
            Kind.VAULT, Set.of("url", "mount", "namespace", "token", "approle", "ca"),
            Kind.ONE_PASSWORD, Set.of("vault", "account", "token"));
    private static final List<String> ALL = List.of(
            "path",
            "prefix",
            "identity",
            "writable",
            "url",
            "project",
            "mount",
            "namespace",
            "vault",
            "account",
            "token",
            "approle",
            "ca");

    private StoreChecks() {}

    /** Each kind has fields that it can't do without, and others that it would silently not look at. */
    static void fields(Facts facts, Report report) {
        for (Secrets.Store store : facts.lab().secrets().stores().values()) {
            for (String field : NEEDED.getOrDefault(store.kind(), List.of())) {
                if (!store.origin().states(field)) {
                    report.add(Diagnostic.error(
                                    VirtCodes.STORE_FIELD,
                                    "`%s` does not say its `%s`, so nothing can be read from it."
                                            .formatted(store.name(), field))
                            .at(store.origin().key(), "no `%s`".formatted(field))
                            .about(Facts.address(Section.SECRET_STORES, store.name()))
                            .hint("State `%s`.".formatted(field)));
                }
            }
            ALL.stream()
                    .filter(store.origin()::states)
                    .filter(field -> !TAKEN.getOrDefault(store.kind(), Set.of()).contains(field))
                    .forEach(field -> report.add(Diagnostic.error(
                                    VirtCodes.STORE_FIELD,
                                    "A store of kind `%s` has no `%s`."
                                            .formatted(store.kind().word(), field))
                            .at(store.origin().of(field))
                            .context(store.origin().of("kind"), "its kind")
                            .about(Facts.address(Section.SECRET_STORES, store.name()))
                            .hint("Take it out, or correct `kind`.")));
        }
    }

    /** What is written is written as it is: it must not get into anybody's repository. */
    static void writable(Facts facts, Report report) {
        for (Secrets.Store store : facts.lab().secrets().stores().values()) {
            boolean isOutside = store.path()
                    .filter(path -> path.startsWith("/") || path.startsWith("~/"))
                    .isPresent();
            if (store.writable() && store.kind() == Kind.FILE && !isOutside) {
                report.add(Diagnostic.error(
                                VirtCodes.STORE_FIELD,
                                "`%s` is written to, and lies in the lab's own folder.".formatted(store.name()))
                        .at(store.origin().of(store.origin().states("path") ? "path" : "writable"))
                        .about(Facts.address(Section.SECRET_STORES, store.name()))
                        .hint("State a `path` outside of it, such as `~/.local/share/croft/%s`."
                                .formatted(store.name())));
            }
        }
    }

    /** Who logs in to a store with a secret of that store never gets in. */
    static void cycles(Facts facts, Report report) {
        Map<String, Secrets.Store> stores = facts.lab().secrets().stores();
        Set<String> told = new LinkedHashSet<>();
        for (Secrets.Store store : stores.values()) {
            List<String> way = way(stores, store.name(), new ArrayList<>());
            if (!way.isEmpty()
                    && way.getFirst().equals(store.name())
                    && way.stream().noneMatch(told::contains)) {
                told.addAll(way);
                report.add(Diagnostic.error(
                                VirtCodes.STORE_CYCLE,
                                "The login to `%s` is a secret that can't be read without it.".formatted(store.name()))
                        .at(store.origin().of(store.origin().states("token") ? "token" : "approle"))
                        .about(Facts.address(Section.SECRET_STORES, store.name()))
                        .hint("Keep it in a store that needs no login, such as one of kind `age-file`."));
            }
        }
    }

    /** Stores from the name on, each needed to log in to the one before, to one that comes a second time; else none. */
    private static List<String> way(Map<String, Secrets.Store> stores, String name, List<String> behind) {
        if (behind.contains(name)) {
            return List.copyOf(behind.subList(behind.indexOf(name), behind.size()));
        }
        Secrets.Store store = stores.get(name);
        if (store == null) {
            return List.of();
        }
        behind.add(name);
        List<String> found = logins(store)
                .map(SecretRef::store)
                .distinct()
                .map(next -> way(stores, next, behind))
                .filter(way -> !way.isEmpty())
                .findFirst()
                .orElse(List.of());
        behind.remove(name);
        return found;
    }

    private static Stream<SecretRef> logins(Secrets.Store store) {
        return Stream.concat(
                store.service().token().stream(),
                store.service().approle().stream().flatMap(role -> Stream.of(role.roleId(), role.secretId())));
    }
}
