package dev.homecroft.providers.proxmox;

import dev.homecroft.providers.proxmox.settings.table.GuestNames;
import dev.homecroft.state.Action;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the API calls the guests of a lab, for settings that are about guests. */
final class GuestNumbers {
    private GuestNumbers() {}

    /** Of guests that are there and ours. */
    static GuestNames of(String lab, Collection<ObservedObject> objects) {
        Map<String, String> numbers = numbers(lab, objects);
        Set<String> guarded = objects.stream()
                .filter(GuestNumbers::isGuarded)
                .flatMap(object -> number(object).stream())
                .collect(Collectors.toSet());
        guarded.retainAll(numbers.values());
        return new GuestNames(numbers, guarded);
    }

    /** What guards a guest without such an interface has no effect, and is not worth the calls that it takes to read it. */
    private static boolean isGuarded(ObservedObject object) {
        return object.fields().entries("nics").stream()
                .anyMatch(slot ->
                        object.fields().flag("nics." + slot + ".firewall").orElse(false));
    }

    private static Optional<String> number(ObservedObject object) {
        boolean isVm = object.fields().text("type").filter("vm"::equals).isPresent();
        return object.fields().whole("id").map(id -> GuestNames.number(isVm, id));
    }

    private static Map<String, String> numbers(String lab, Collection<ObservedObject> objects) {
        Map<String, String> numbers = new TreeMap<>();
        for (ObservedObject object : objects) {
            Optional<Mark> mark = object.mark()
                    .filter(own -> own.lab().equals(lab) && own.address().kind().equals("guest"))
                    .filter(own -> object.identity().filter(own::isFor).isPresent());
            mark.ifPresent(own ->
                    number(object).ifPresent(number -> numbers.put(own.address().name(), number)));
        }
        return numbers;
    }

    /** With those that the same plan makes. */
    static GuestNames with(String lab, Collection<ObservedObject> objects, List<Step> steps, Target target) {
        Map<String, String> numbers = numbers(lab, objects);
        for (Step step : steps) {
            boolean isMade = step.action() == Action.CREATE
                    && step.target().equals(target)
                    && step.id().address().kind().equals("guest");
            Optional<Long> id = step.arguments().whole("id");
            if (isMade && id.isPresent()) {
                boolean isVm =
                        step.arguments().text("kind").filter("qemu"::equals).isPresent();
                numbers.put(step.id().address().name(), GuestNames.number(isVm, id.get()));
            }
        }
        return new GuestNames(numbers, Set.of());
    }
}
