package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.Address;
import dev.homecroft.providers.proxmox.settings.table.GuestNames;
import dev.homecroft.spi.Taking;
import dev.homecroft.state.Action;
import dev.homecroft.state.Mark;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Step;
import dev.homecroft.state.Target;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the API calls the guests of a lab, for settings that are about guests. */
final class GuestNumbers {
    private GuestNumbers() {}

    /** Of guests that are there and ours, or become so. */
    static GuestNames of(String lab, Collection<ObservedObject> objects, Taking taking) {
        Map<String, String> numbers = numbers(lab, objects);
        coming(objects, taking).forEach(numbers::putIfAbsent);
        if (taking.all().isPresent()) {
            // Whoever takes everything over wants to know of firewalls without effect, too.
            return new GuestNames(numbers, Set.copyOf(numbers.values()));
        }
        Set<String> guarded = objects.stream()
                .filter(GuestNumbers::isGuarded)
                .flatMap(object -> number(object).stream())
                .collect(Collectors.toSet());
        guarded.retainAll(numbers.values());
        return new GuestNames(numbers, guarded);
    }

    /** Of two that would be called the same neither is. */
    private static Map<String, String> coming(Collection<ObservedObject> objects, Taking taking) {
        Map<String, String> numbers = new TreeMap<>();
        Set<String> twice = new HashSet<>();
        for (ObservedObject object : objects) {
            Optional<String> name = taking.thing(object)
                    .filter(thing -> thing.kind().equals("guest") && object.isFresh())
                    .map(Address::name);
            Optional<String> number = number(object);
            if (name.isPresent() && number.isPresent() && numbers.put(name.get(), number.get()) != null) {
                twice.add(name.get());
            }
        }
        numbers.keySet().removeAll(twice);
        return numbers;
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

    /** With those that the same plan makes, or puts our mark on. */
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
            adopted(step, objects)
                    .ifPresent(number -> numbers.put(step.id().address().name(), number));
        }
        return new GuestNames(numbers, Set.of());
    }

    private static Optional<String> adopted(Step step, Collection<ObservedObject> objects) {
        boolean isAdoption =
                step.action() == Action.ADOPT && step.id().address().kind().equals("guest");
        return step.expects()
                .filter(_ -> isAdoption)
                .flatMap(expects -> objects.stream()
                        .filter(object -> object.ref().equals(expects.ref()))
                        .findFirst()
                        .flatMap(GuestNumbers::number));
    }
}
