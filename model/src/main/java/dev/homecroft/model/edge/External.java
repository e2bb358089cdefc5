package dev.homecroft.model.edge;

import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A service outside of the lab.
 *
 * @param provider who runs it
 * @param kind what it is, such as {@code registry}, {@code object-storage} or {@code dns}
 * @param use whether the lab needs it or publishes there
 * @param account whose it is there
 * @param neededBy what stands still without it
 */
public record External(
        String name,
        Status status,
        Optional<String> provider,
        Optional<String> kind,
        Optional<Use> use,
        Optional<URI> url,
        List<Fqdn> names,
        Optional<String> account,
        Optional<SecretRef> credentials,
        Optional<String> region,
        List<Ref> neededBy,
        Optional<String> owner,
        Optional<String> note,
        Origin origin) {
    public External {
        names = List.copyOf(names);
        neededBy = List.copyOf(neededBy);
    }

    /** What the lab has to do with it. */
    public enum Use {
        NEEDED,
        PUBLISHED,
        BOTH
    }
}
