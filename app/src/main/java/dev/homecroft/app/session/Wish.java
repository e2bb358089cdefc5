package dev.homecroft.app.session;

import dev.homecroft.spi.HostWish;
import java.util.List;

/** What the user wants a plan for. Names are as typed: {@code talos-1}, {@code guest/talos-1} or {@code all}. */
public sealed interface Wish {
    /** Things that may be destroyed. */
    List<String> named();

    /** Everything as the lab says. */
    record AsDeclared(List<String> named) implements Wish {
        public AsDeclared {
            named = List.copyOf(named);
        }
    }

    /** These things are to go, declared or not. */
    record Destroy(List<String> named) implements Wish {
        public Destroy {
            named = List.copyOf(named);
        }
    }

    /** Everything of ours is to go, as far as it is named. */
    record TearDown(List<String> named) implements Wish {
        public TearDown {
            named = List.copyOf(named);
        }
    }

    /** A guest is stamped anew; what it declares to keep is kept. */
    record Rebuild(String guest) implements Wish {
        @Override
        public List<String> named() {
            return List.of(guest);
        }
    }

    /** A host is emptied, or takes things again; nothing else is planned. */
    record Host(HostWish wish) implements Wish {
        @Override
        public List<String> named() {
            return List.of();
        }
    }

    /** An object that somebody else made becomes ours. */
    record Adopt(String thing) implements Wish {
        @Override
        public List<String> named() {
            return List.of();
        }
    }
}
