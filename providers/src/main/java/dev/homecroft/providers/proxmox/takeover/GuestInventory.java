package dev.homecroft.providers.proxmox.takeover;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Lab;
import dev.homecroft.spi.Found;
import dev.homecroft.state.Freshness;
import dev.homecroft.state.Mark;
import dev.homecroft.state.Observation;
import dev.homecroft.state.ObservedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Guests that nothing declares, in the words of the lab, and the networks that they are in. */
public final class GuestInventory {
    private final Lab lab;
    private final Hypervisor cluster;
    private final Set<String> labs;
    private final Collection<String> nodes;
    private final List<Found.Entry> entries = new ArrayList<>();
    private final List<Found.Left> left = new ArrayList<>();

    private GuestInventory(Lab lab, Hypervisor cluster, Set<String> labs, Collection<String> nodes) {
        this.lab = lab;
        this.cluster = cluster;
        this.labs = labs;
        this.nodes = nodes;
    }

    /**
     * @param labs whose guests are meant beside those without a mark
     * @param nodes that are hosts of the lab, or become some
     */
    public static Found of(
            Lab lab, Hypervisor cluster, Observation observation, Set<String> labs, Collection<String> nodes) {
        GuestInventory inventory = new GuestInventory(lab, cluster, labs, nodes);
        inventory.guests(observation.ofKind("guest"));
        return new Found(inventory.entries, inventory.left, List.of());
    }

    /** Whether something in a lab can be called so. */
    public static boolean isName(String text) {
        return text.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    }

    private void guests(List<ObservedObject> guests) {
        Map<String, Integer> names = new TreeMap<>();
        guests.forEach(guest -> names.merge(guest.name(), 1, Integer::sum));
        List<ObservedObject> taken = new ArrayList<>();
        for (ObservedObject guest : guests) {
            Optional<String> obstacle = obstacle(guest, names.getOrDefault(guest.name(), 0));
            obstacle.ifPresent(why -> left.add(new Found.Left(words(guest), why)));
            if (obstacle.isEmpty() && !lab.guests().containsKey(guest.name())) {
                taken.add(guest);
            }
        }
        FoundNetworks networks = FoundNetworks.of(lab, taken);
        entries.addAll(networks.entries());
        taken.forEach(guest -> guest(guest, networks));
    }

    static String words(ObservedObject guest) {
        return "guest %s (%d on %s)"
                .formatted(
                        guest.name().isEmpty() ? "without a name" : guest.name(),
                        guest.fields().whole("id").orElse(0L),
                        guest.fields().text("node").orElse("no node"));
    }

    /** Why it can't be taken over; a guest that is declared and ours has none and is not taken either. */
    private Optional<String> obstacle(ObservedObject guest, int namesakes) {
        if (guest.freshness() instanceof Freshness.Unreachable(String why)) {
            return Optional.of("it can't be read: " + why);
        }
        boolean isOurs = guest.mark().filter(mark -> isFor(mark, guest)).isPresent();
        if (lab.guests().containsKey(guest.name())) {
            return isOurs
                    ? Optional.empty()
                    : Optional.of("a guest of that name is declared; `croft adopt guest %s` if it is this one"
                            .formatted(guest.name()));
        }
        if (namesakes > 1) {
            return Optional.of("%d guests are called so; give each a name of its own".formatted(namesakes));
        }
        return marked(guest).or(() -> unfit(guest));
    }

    private boolean isFor(Mark mark, ObservedObject guest) {
        return mark.lab().equals(lab.info().id())
                && guest.identity().filter(mark::isFor).isPresent();
    }

    private Optional<String> marked(ObservedObject guest) {
        if (guest.mark().isEmpty()) {
            return Optional.empty();
        }
        Mark mark = guest.mark().get();
        if (!labs.contains(mark.lab())) {
            return Optional.of("it bears the mark of the lab " + mark.lab());
        }
        if (mark.identity().isEmpty()) {
            return Optional.of("it is an unfinished copy for `%s`".formatted(mark.address()));
        }
        boolean isRenamed = isFor(mark, guest) && !mark.address().equals(new Address("guest", guest.name()));
        return isRenamed
                ? Optional.of("it is ours as `%s`, and called otherwise there".formatted(mark.address()))
                : Optional.empty();
    }

    private Optional<String> unfit(ObservedObject guest) {
        if (!isName(guest.name())) {
            return Optional.of("a name in a lab has small letters, digits and dashes; rename it there");
        }
        if (guest.identity().isEmpty()) {
            return Optional.of("nothing tells it from all others: give it a SMBIOS uuid");
        }
        return guest.fields()
                .text("lock")
                .map(lock -> "it is locked (%s): ask again when that is over".formatted(lock));
    }

    private void guest(ObservedObject guest, FoundNetworks networks) {
        GuestSaying saying = new GuestSaying(cluster, guest.fields(), networks);
        boolean isMember = guest.fields().text("node").filter(nodes::contains).isPresent();
        Json said = saying.say(isMember);
        boolean isOurs = guest.mark().filter(mark -> isFor(mark, guest)).isPresent();
        Optional<Found.Marking> marking = isOurs
                ? Optional.empty()
                : Optional.of(new Found.Marking(new Address("guest", guest.name()), guest.ref()));
        entries.add(new Found.Entry(words(guest), List.of("guests", guest.name()), said, marking));
        saying.unsaid().forEach(what -> {
            int colon = what.indexOf(": ");
            left.add(new Found.Left(
                    (colon < 0 ? what : what.substring(0, colon)) + " of " + words(guest),
                    colon < 0 ? "the lab has no word for it" : what.substring(colon + 2)));
        });
    }
}
