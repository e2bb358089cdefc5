package dev.homecroft.spi;

import java.util.Set;

/**
 * What a provider says of itself.
 *
 * @param name as in {@link dev.homecroft.state.Target#provider()}
 * @param title for people, such as {@code Proxmox VE}
 * @param kinds kinds of address that it owns
 * @param settings those of its kinds that hold no data of their own and are nothing but what they are set to, such as a role:
 *     one that is as declared needs nothing, whoever made it
 * @param composed those of its settings of which a system has one, made of parts that are each somebody's: where all parts are
 *     others', ours are made beside them; the provider refuses a part that is another's
 * @param capabilities what it can do beyond the five verbs
 */
public record Description(
        String name,
        String title,
        Set<String> kinds,
        Set<String> settings,
        Set<String> composed,
        Set<Capability> capabilities) {
    public Description {
        kinds = Set.copyOf(kinds);
        settings = Set.copyOf(settings);
        composed = Set.copyOf(composed);
        capabilities = Set.copyOf(capabilities);
        if (!kinds.containsAll(settings)) {
            throw new IllegalArgumentException("settings that are no kinds: " + settings);
        }
        if (!settings.containsAll(composed)) {
            throw new IllegalArgumentException("composed and no settings: " + composed);
        }
    }

    /** Of a provider whose things all hold data or an identity of their own. */
    public Description(String name, String title, Set<String> kinds, Set<Capability> capabilities) {
        this(name, title, kinds, Set.of(), Set.of(), capabilities);
    }

    /** What tests of the contract and the commands may expect of a provider. */
    public enum Capability {
        /** Its objects have an identity of their own that survives a rename. */
        DURABLE_IDENTITY,
        /** It can take over an object that somebody else made. */
        ADOPT,
        /** It can say who changed an object: it implements {@link Attribution}. */
        ATTRIBUTION,
        /** It can tell before a run what rights are missing: it implements {@link Preflight}. */
        PREFLIGHT,
        /** Its hosts can be emptied one by one: it implements {@link HostCare}. */
        HOST_CARE
    }
}
