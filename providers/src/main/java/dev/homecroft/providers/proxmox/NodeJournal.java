package dev.homecroft.providers.proxmox;

import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a node's system journal: cursor of the entry it begins after, lines, cursor of the last one. The daemons write a line
 * for each change of a virtual machine's options ({@code update VM 100: …}) and for begin and end of each task, before or while
 * they do it; of a container's options they write none (pve-container and qemu-server, read in their sources).
 *
 * @param cursor where the next part begins
 * @param guests ids that lines name
 * @param isWhole whether it begins where it was asked to; the oldest lines may be gone
 * @param isClosed whether the token may not see it, which takes {@value #PRIVILEGE} on the node
 */
record NodeJournal(String cursor, Set<Long> guests, boolean isWhole, boolean isClosed) {
    static final String PRIVILEGE = "Sys.Syslog";

    private static final int FORBIDDEN = 403;
    private static final int RECENT = 100;
    private static final Pattern GUEST =
            Pattern.compile("\\b(?:VM|CT|LXC|container) ([1-9][0-9]{2,8})\\b|UPID(?::[^: ]*){5}:([1-9][0-9]{2,8}):");

    /** The last lines, as what was begun just before may not show in what is read just after. Empty when nothing is answered. */
    static Optional<NodeJournal> recent(ProxmoxClient client, String node) {
        return read(client, node, "lastentries=" + RECENT, "");
    }

    /** What came after the cursor. */
    static Optional<NodeJournal> since(ProxmoxClient client, String node, String cursor) {
        return read(client, node, "startcursor=" + Words.encode(cursor), cursor);
    }

    private static Optional<NodeJournal> read(ProxmoxClient client, String node, String query, String from) {
        String path = "/nodes/%s/journal?%s".formatted(Words.encode(node), query);
        return switch (client.get(path)) {
            case Answer.Ok(Json.Arr(List<Json> items)) -> of(items, from);
            case Answer.Refused refused
            when refused.status() == FORBIDDEN -> Optional.of(new NodeJournal("", Set.of(), false, true));
            case Answer.Ok _, Answer.Refused _, Answer.NotSent _, Answer.Lost _ -> Optional.empty();
        };
    }

    private static Optional<NodeJournal> of(List<Json> items, String from) {
        List<String> lines = items.stream()
                .filter(Json.Str.class::isInstance)
                .map(item -> ((Json.Str) item).value())
                .toList();
        if (lines.size() < 2) {
            return Optional.empty();
        }
        Set<Long> guests = new TreeSet<>();
        lines.subList(1, lines.size() - 1).forEach(line -> name(line, guests));
        boolean isWhole = from.isEmpty() || lines.getFirst().equals(from);
        return Optional.of(new NodeJournal(lines.getLast(), guests, isWhole, false));
    }

    private static void name(String line, Set<Long> guests) {
        Matcher matcher = GUEST.matcher(line);
        while (matcher.find()) {
            Optional.ofNullable(matcher.group(1))
                    .or(() -> Optional.ofNullable(matcher.group(2)))
                    .map(Long::parseLong)
                    .ifPresent(guests::add);
        }
    }
}
