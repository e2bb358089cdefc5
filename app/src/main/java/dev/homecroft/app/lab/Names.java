package dev.homecroft.app.lab;

import dev.homecroft.app.session.Wish;
import dev.homecroft.engine.plan.PlanRequest;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.bind.Suggestion;
import dev.homecroft.spi.HostWish;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Turns names as people type them into things: {@code talos-1}, {@code guest/talos-1}, or {@code all}. */
final class Names {
    private final Set<Address> known;

    /** @param known everything that is declared, or that is there and ours */
    Names(Collection<Address> known) {
        this.known = new TreeSet<>(known);
    }

    PlanRequest request(Wish wish) {
        return switch (wish) {
            case Wish.AsDeclared(List<String> named) -> PlanRequest.naming(all(named));
            case Wish.Destroy(List<String> named) -> PlanRequest.removing(all(named));
            case Wish.TearDown(List<String> named) -> PlanRequest.tearDown(all(named));
            case Wish.Rebuild(String guest) -> rebuild(one(guest));
            case Wish.Adopt(String thing) -> PlanRequest.adopting(Set.of(one(thing)));
            case Wish.Host(HostWish host) -> PlanRequest.caring(host);
        };
    }

    private static PlanRequest rebuild(Address guest) {
        return PlanRequest.rebuilding(guest, Set.of(guest));
    }

    Set<Address> all(Collection<String> names) {
        Set<Address> things = new TreeSet<>();
        for (String name : names) {
            if (name.equals("all")) {
                // What hangs nowhere may be all that is left of something: it goes by its own name, or with its guest.
                known.stream().filter(thing -> !thing.kind().equals("disk")).forEach(things::add);
            } else {
                things.add(one(name));
            }
        }
        return things;
    }

    /** The one thing of that name; throws CroftException when there is none, or more than one. */
    Address one(String name) {
        List<Address> exact = known.stream()
                .filter(address ->
                        address.toString().equals(name) || address.name().equals(name))
                .toList();
        if (exact.size() == 1) {
            return exact.getFirst();
        }
        List<Address> guests =
                exact.stream().filter(address -> address.kind().equals("guest")).toList();
        if (guests.size() == 1 && !name.contains("/")) {
            return guests.getFirst();
        }
        throw new CroftException(exact.isEmpty() ? unknown(name) : ambiguous(name, exact));
    }

    private Diagnostic unknown(String name) {
        Diagnostic.Builder problem = Diagnostic.error("unknown-thing", "Nothing here is called `%s`.".formatted(name));
        Set<String> names = new TreeSet<>();
        known.forEach(address -> names.add(name.contains("/") ? address.toString() : address.name()));
        Suggestion.of(name, names).ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
        return problem.build();
    }

    private static Diagnostic ambiguous(String name, List<Address> things) {
        return Diagnostic.error("ambiguous-name", "More than one thing is called `%s`.".formatted(name))
                .hint("Say which: `%s`."
                        .formatted(String.join(
                                "`, `", things.stream().map(Address::toString).toList())))
                .build();
    }
}
