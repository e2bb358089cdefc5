package dev.homecroft.providers.proxmox.settings.takeover;

import dev.homecroft.providers.proxmox.settings.table.SettingKind;
import dev.homecroft.spi.Found;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObservedObject;
import java.util.Optional;
import java.util.Set;

/**
 * Whose a setting is that was found.
 *
 * @param lab the id of this one
 * @param labs whose things are meant: this lab's, and those of others that were named
 * @param declared addresses of what the files say already
 */
record Ownership(String lab, Set<String> labs, Set<String> declared) {
    Ownership {
        labs = Set.copyOf(labs);
        declared = Set.copyOf(declared);
    }

    static String key(ObservedObject object) {
        return object.name().substring(object.name().indexOf('/') + 1);
    }

    boolean isDeclared(SettingKind kind, ObservedObject object) {
        return declared.contains(kind.word() + "/" + object.name());
    }

    /** Why it is another lab's that nobody named. */
    Optional<String> stranger(ObservedObject object) {
        return object.mark()
                .map(Mark::lab)
                .filter(owner -> !labs.contains(owner))
                .map(owner -> "it bears the mark of the lab " + owner);
    }

    /** The mark that it needs: what bears none is right as it is, and what another lab made is not. */
    Optional<Found.Marking> marking(SettingKind kind, ObservedObject object) {
        return object.mark()
                .filter(mark -> !kind.isInherent() && !mark.lab().equals(lab))
                .map(_ -> new Found.Marking(kind.address(object.ref().target(), key(object)), object.ref()));
    }
}
