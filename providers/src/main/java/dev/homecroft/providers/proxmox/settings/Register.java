package dev.homecroft.providers.proxmox.settings;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.settings.table.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The notes of a datacenter, where a line stands for each object of ours that can carry no mark itself. The lines are HTML
 * comments, so that they don't show; everything around them is somebody else's and stays as it is, byte for byte.
 *
 * @param notes the whole text
 */
record Register(String notes) {
    private static final String OPTIONS = "/cluster/options";
    private static final Pattern LINE = Pattern.compile("(?m)^<!-- croft-owns (\\S+) (\\S+) (\\S+) -->$");

    static Register read(ProxmoxClient client) {
        Json.Obj options = Tasks.object(client.need(OPTIONS, "show the notes of the datacenter"));
        return new Register(options.text("description").orElse(""));
    }

    /** What one lab has here: for each thing what was written into it last. */
    Map<Address, Seal> of(String lab) {
        Map<Address, Seal> entries = new TreeMap<>();
        Matcher line = LINE.matcher(notes);
        while (line.find()) {
            Optional<Address> address = Address.tryParse(line.group(2));
            Optional<Seal> seal = Seal.tryParse(line.group(3));
            if (line.group(1).equals(lab) && address.isPresent() && seal.isPresent()) {
                entries.put(address.get(), seal.get());
            }
        }
        return entries;
    }

    /** What {@link #of} has for one thing, without reading what others have. */
    Optional<Seal> seal(String lab, Address address) {
        String start = start(lab, address);
        Optional<Seal> seal = Optional.empty();
        for (int at = notes.lastIndexOf(start); at >= 0 && seal.isEmpty(); at = notes.lastIndexOf(start, at - 1)) {
            seal = line(at).flatMap(line -> Seal.tryParse(line.group(3)));
        }
        return seal;
    }

    private static String start(String lab, Address address) {
        return "<!-- croft-owns " + lab + " " + address + " ";
    }

    /** The line that begins there. */
    private Optional<Matcher> line(int at) {
        Matcher line = LINE.matcher(notes)
                .useAnchoringBounds(false)
                .useTransparentBounds(true)
                .region(at, notes.length());
        return line.lookingAt() ? Optional.of(line) : Optional.empty();
    }

    Register with(String lab, Address address, Seal seal) {
        String line = "<!-- croft-owns %s %s %s -->".formatted(lab, address, seal);
        Optional<int[]> old = place(lab, address);
        if (old.isPresent()) {
            return new Register(notes.substring(0, old.get()[0]) + line + notes.substring(old.get()[1]));
        }
        if (notes.isEmpty()) {
            return new Register(line);
        }
        // A server may add the last line break by itself; then it is no part of anybody's text.
        return new Register(notes.endsWith("\n") ? notes + line + "\n" : notes + "\n" + line);
    }

    Register without(String lab, Address address) {
        Optional<int[]> old = place(lab, address);
        if (old.isEmpty()) {
            return this;
        }
        int from = old.get()[0];
        int to = old.get()[1];
        if (to < notes.length()) {
            to++;
        } else if (from > 0) {
            from--;
        }
        return new Register(notes.substring(0, from) + notes.substring(to));
    }

    private Optional<int[]> place(String lab, Address address) {
        String start = start(lab, address);
        Optional<int[]> place = Optional.empty();
        for (int at = notes.indexOf(start); at >= 0 && place.isEmpty(); at = notes.indexOf(start, at + 1)) {
            place = line(at).map(line -> new int[] {line.start(), line.end()});
        }
        return place;
    }

    Request write() {
        Map.Entry<String, String> parameter =
                notes.isEmpty() ? Map.entry("delete", "description") : Map.entry("description", notes);
        return new Request("PUT", OPTIONS, List.of(parameter));
    }
}
