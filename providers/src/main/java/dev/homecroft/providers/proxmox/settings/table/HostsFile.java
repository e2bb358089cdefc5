package dev.homecroft.providers.proxmox.settings.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of names by address, hosts(5). Lines that nobody speaks of stay as they are, comments too. */
public record HostsFile(List<String> lines) {
    /** The member of a row that holds the whole text. */
    static final String WHOLE = "whole";

    public HostsFile {
        lines = List.copyOf(lines);
    }

    static HostsFile parse(String text) {
        return new HostsFile(text.lines().toList());
    }

    /** Names with spaces between, by address; of several lines for one address the first. */
    Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String line : lines) {
            List<String> words = words(line);
            if (words.size() > 1) {
                names.putIfAbsent(words.getFirst(), String.join(" ", words.subList(1, words.size())));
            }
        }
        return names;
    }

    private static List<String> words(String line) {
        int comment = line.indexOf('#');
        String text = comment < 0 ? line : line.substring(0, comment);
        return List.of(text.strip().split("\\s+"));
    }

    HostsFile with(String address, String names) {
        String own = address + " " + names;
        List<String> changed = new ArrayList<>();
        boolean isThere = false;
        for (String line : lines) {
            boolean isOfAddress = words(line).getFirst().equals(address);
            changed.add(isOfAddress && !isThere ? own : line);
            isThere |= isOfAddress;
        }
        if (!isThere) {
            changed.add(own);
        }
        return new HostsFile(changed);
    }

    HostsFile without(String address) {
        return new HostsFile(lines.stream()
                .filter(line -> !words(line).getFirst().equals(address))
                .toList());
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
