package dev.homecroft.model;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.SourceRange;

/** One end of a rule: who reaches, or who is reached. */
public sealed interface Party {
    /** Where it is stated. */
    SourceRange at();

    /** Everything outside the lab. */
    record Internet(SourceRange at) implements Party {}

    /** Everybody, inside and outside. */
    record Anyone(SourceRange at) implements Party {}

    /** All networks that are trusted as far. */
    record Tier(String name, SourceRange at) implements Party {}

    /** Addresses, whoever has them. */
    record Range(Cidr cidr, SourceRange at) implements Party {}

    /** A network, a host, a guest, an address that moves, a device or a group. */
    record Named(Ref ref) implements Party {
        @Override
        public SourceRange at() {
            return ref.at();
        }
    }

    /** As it is written. */
    default String words() {
        return switch (this) {
            case Internet _ -> "internet";
            case Anyone _ -> "any";
            case Tier(String name, SourceRange _) -> name;
            case Range(Cidr cidr, SourceRange _) -> cidr.toString();
            case Named(Ref ref) -> ref.name();
        };
    }
}
