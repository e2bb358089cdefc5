package dev.homecroft.model;

import dev.homecroft.kernel.Cidr;
import dev.homecroft.kernel.SourceRange;

/** One end of a rule: who reaches, or who is reached. */
public sealed interface Party {
    /** Where it is stated. */
    SourceRange at();

    /** As it is written. */
    String words();

    /** Everything outside the lab. */
    record Internet(SourceRange at) implements Party {
        @Override
        public String words() {
            return "internet";
        }
    }

    /** Everybody, inside and outside. */
    record Anyone(SourceRange at) implements Party {
        @Override
        public String words() {
            return "any";
        }
    }

    /** All networks that are trusted as far. */
    record Tier(String name, SourceRange at) implements Party {
        @Override
        public String words() {
            return name;
        }
    }

    /** Addresses, whoever has them. */
    record Range(Cidr cidr, SourceRange at) implements Party {
        @Override
        public String words() {
            return cidr.toString();
        }
    }

    /** A network, a host, a guest, an address that moves, a device or a group. */
    record Named(Ref ref) implements Party {
        @Override
        public SourceRange at() {
            return ref.at();
        }

        @Override
        public String words() {
            return ref.name();
        }
    }
}
