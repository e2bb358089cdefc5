package dev.homecroft.providers.proxmox.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where guests were seen last, by their ids. Guests move and their ids are given away, so this only says where to look first: a list
 * of all guests for each step on one of them would make a run of many guests cost the square of their number.
 *
 * <p>Safe for use by several threads.
 */
public final class Whereabouts {
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /**
     * A guest on a node.
     *
     * @param type {@code qemu} or {@code lxc}
     */
    public record Place(String node, String type, String id) {
        public String path() {
            return "/nodes/" + Words.encode(node) + "/" + Words.encode(type) + "/" + Words.encode(id);
        }
    }

    public void saw(Place place) {
        places.put(place.id(), place);
    }

    public Optional<Place> last(String id) {
        return Optional.ofNullable(places.get(id));
    }
}
