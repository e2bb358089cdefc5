package dev.homecroft.app.lab;

import dev.homecroft.engine.Engine;
import dev.homecroft.history.Applied;
import dev.homecroft.history.History;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Section;
import dev.homecroft.spi.Provider;
import dev.homecroft.state.DesiredResource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is out there keeps its name: an object that was made carries the name of its thing in our mark, and a node has the
 * name of its host. Renaming either in the files would make a plan that destroys the one and makes another.
 */
final class RealNames {
    private static final String CODE = "rename-refused";
    private static final String HISTORY = "history.db";
    private static final String SANDBOX = "sandbox";
    private static final int SHOWN = 3;

    private final List<Provider> providers;
    private final Function<Path, History> histories;

    RealNames(List<Provider> providers, Function<Path, History> histories) {
        this.providers = List.copyOf(providers);
        this.histories = histories;
    }

    /**
     * Throws CroftException when what was made would be another thing in the lab with the new name; out there or in the
     * sandbox, whether that runs or not.
     */
    void requireKept(Path root, Lab before, Lab after, Address thing) {
        List<Address> real = changed(LocalState.of(root), before, after, thing);
        if (!real.isEmpty()) {
            throw refusal(thing, real);
        }
        List<Address> rehearsed = changed(LocalState.of(root).resolve(SANDBOX), before, after, thing);
        if (!rehearsed.isEmpty()) {
            throw sandboxRefusal(thing, rehearsed);
        }
    }

    private List<Address> changed(Path state, Lab before, Lab after, Address thing) {
        Path file = state.resolve(HISTORY);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (History history = histories.apply(file)) {
            return changed(history.lastApplied(), before, after, thing);
        }
    }

    private List<Address> changed(Map<Address, Applied> applied, Lab before, Lab after, Address thing) {
        Map<Address, DesiredResource> old = desired(before);
        Map<Address, DesiredResource> fresh = desired(after);
        boolean isNode = thing.kind().equals(Section.HOSTS.kind());
        List<Address> changed = new ArrayList<>();
        for (Address made : applied.keySet()) {
            Optional<DesiredResource> then = Optional.ofNullable(old.get(made));
            Optional<DesiredResource> now = Optional.ofNullable(fresh.get(made));
            boolean differs =
                    !same(then, now, DesiredResource::target) || (isNode && !same(then, now, DesiredResource::fields));
            if (then.isPresent() && differs) {
                changed.add(made);
            }
        }
        return changed;
    }

    private static <T> boolean same(
            Optional<DesiredResource> one, Optional<DesiredResource> other, Function<DesiredResource, T> part) {
        return one.map(part).equals(other.map(part));
    }

    private Map<Address, DesiredResource> desired(Lab lab) {
        Map<Address, DesiredResource> all = new TreeMap<>();
        new Engine(providers)
                .project(lab)
                .values()
                .forEach(projection ->
                        projection.resources().forEach(resource -> all.put(resource.address(), resource)));
        return all;
    }

    private static String names(List<Address> changed) {
        List<String> names = changed.stream()
                .limit(SHOWN)
                .map(address -> "`" + address + "`")
                .toList();
        String more = changed.size() > SHOWN ? " and %d more".formatted(changed.size() - SHOWN) : "";
        return String.join(", ", names) + more;
    }

    private static CroftException sandboxRefusal(Address thing, List<Address> changed) {
        return new CroftException(
                Diagnostic.error(CODE, "`%s` names something in the sandbox, so its name is kept.".formatted(thing))
                        .detail("These were made there under that name: " + names(changed) + ".")
                        .hint("`croft sandbox reset` empties the sandbox; then the name is free.")
                        .build());
    }

    private static CroftException refusal(Address thing, List<Address> changed) {
        return new CroftException(Diagnostic.error(
                        CODE, "`%s` names something real, so its name is kept.".formatted(thing))
                .detail("These were made under that name: " + names(changed)
                        + ". With another name they would be destroyed and made anew.")
                .hint("If that is what you want, change the name in the files by hand, and look at `croft plan`.")
                .build());
    }
}
