package dev.homecroft.simulators.values;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a task: where, when, what and by whom.
 *
 * @param pid process number
 * @param processStart start of the process in clock ticks
 * @param number of the task within its process, in hexadecimal, or empty: Backup Server has it, Proxmox VE has not
 * @param start Unix seconds
 * @param type such as {@code qmclone}
 * @param id what the task is about, often a VMID, or empty
 * @param user the user or token that began it
 */
public record Upid(
        String node, long pid, long processStart, String number, long start, String type, String id, String user) {
    private static final Pattern TEXT = Pattern.compile(
            "UPID:([A-Za-z0-9-]+):([0-9A-F]{8}):([0-9A-F]{8,9}):(?:([0-9A-F]{8,16}):)?([0-9A-F]{8}):([^:\\s]+):([^:\\s]*):([^:\\s]+):");

    public static Optional<Upid> tryParse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Upid(
                matcher.group(1),
                Long.parseLong(matcher.group(2), 16),
                Long.parseLong(matcher.group(3), 16),
                Optional.ofNullable(matcher.group(4)).orElse(""),
                Long.parseLong(matcher.group(5), 16),
                matcher.group(6),
                matcher.group(7),
                matcher.group(8)));
    }

    @Override
    public String toString() {
        String own = number.isEmpty() ? "" : number + ":";
        return "UPID:%s:%08X:%08X:%s%08X:%s:%s:%s:".formatted(node, pid, processStart, own, start, type, id, user);
    }
}
