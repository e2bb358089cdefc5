package dev.homecroft.model;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.model.time.Window;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the lab says of itself.
 *
 * @param id written into our marks, so that two labs of one name never mix; the name when not stated
 * @param state where what is remembered between runs is kept
 * @param secretStore the store of secrets that name none
 */
public record LabInfo(
        String name,
        String id,
        Optional<Fqdn> publicDomain,
        Optional<Fqdn> privateDomain,
        Optional<String> timezone,
        Optional<String> contact,
        Optional<String> repository,
        Optional<String> owner,
        Optional<Ref> secretStore,
        Optional<String> state,
        Reconcile reconcile,
        Docs docs,
        Origin origin) {
    /** When a change is carried out. */
    public enum When {
        /** As soon as it is planned. */
        AUTO,
        /** In one of the windows. */
        WINDOW,
        /** When somebody says so. */
        APPROVE,
        NEVER
    }

    /**
     * @param windows when disruption is welcome, such as {@code sun 02:00-05:00}
     */
    public record Reconcile(When safe, When disruptive, When destructive, List<Window> windows) {
        public static final Reconcile EMPTY = new Reconcile(When.APPROVE, When.APPROVE, When.APPROVE, List.of());

        public Reconcile {
            windows = List.copyOf(windows);
        }
    }

    /** Who may read the documentation. */
    public enum Audience {
        NOBODY,
        LAB,
        WORLD
    }

    /**
     * @param hide kinds of facts that are left out, such as {@code addresses} and {@code serials}
     * @param hideThings entries that are left out
     */
    public record Docs(Audience audience, Optional<URI> url, List<String> hide, List<Ref> hideThings) {
        public static final Docs EMPTY = new Docs(Audience.NOBODY, Optional.empty(), List.of(), List.of());

        public Docs {
            hide = List.copyOf(hide);
            hideThings = List.copyOf(hideThings);
        }
    }
}
