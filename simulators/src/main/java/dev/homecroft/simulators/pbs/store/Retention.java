package dev.homecroft.simulators.pbs.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many backups of a group are kept: the last so many, and then the newest of so many hours, days, weeks (ISO), months and
 * years, where each rule passes over the periods that an earlier one has kept something of.
 *
 * @param counts by name of the period; what is 0 or missing keeps nothing
 */
public record Retention(Map<String, Integer> counts) {
    private static final Map<String, DateTimeFormatter> PERIODS = periods();

    /** What becomes of a backup. */
    public enum Mark {
        KEEP,
        REMOVE,
        PROTECTED
    }

    public Retention {
        counts = Map.copyOf(new TreeMap<>(counts));
    }

    private static Map<String, DateTimeFormatter> periods() {
        Map<String, DateTimeFormatter> periods = new LinkedHashMap<>();
        periods.put("last", form("yyyy-MM-dd'T'HH:mm:ss"));
        periods.put("hourly", form("yyyy/MM/dd/HH"));
        periods.put("daily", form("yyyy/MM/dd"));
        periods.put("weekly", DateTimeFormatter.ISO_WEEK_DATE.withZone(ZoneOffset.UTC));
        periods.put("monthly", form("yyyy/MM"));
        periods.put("yearly", form("yyyy"));
        return periods;
    }

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** The periods in the order of their rules. */
    public static List<String> names() {
        return List.copyOf(PERIODS.keySet());
    }

    /** Whether it keeps anything at all; what keeps nothing removes nothing. */
    public boolean isStated() {
        return counts.values().stream().anyMatch(count -> count > 0);
    }

    /** What becomes of the backups of one group, given newest first. */
    public Map<Snapshot, Mark> marks(List<Snapshot> newestFirst) {
        Map<Snapshot, Mark> marks = new LinkedHashMap<>();
        PERIODS.forEach((name, form) -> {
            int count = counts.getOrDefault(name, 0);
            if (count > 0) {
                select(newestFirst, count, name.equals("weekly"), form, marks);
            }
        });
        Map<Snapshot, Mark> all = new LinkedHashMap<>();
        newestFirst.forEach(one -> all.put(one, one.isProtected() ? Mark.PROTECTED : marks.getOrDefault(one, rest())));
        return all;
    }

    private Mark rest() {
        return isStated() ? Mark.REMOVE : Mark.KEEP;
    }

    private static void select(
            List<Snapshot> newestFirst, int count, boolean isWeek, DateTimeFormatter form, Map<Snapshot, Mark> marks) {
        Set<String> covered = new HashSet<>();
        newestFirst.stream()
                .filter(one -> marks.get(one) == Mark.KEEP)
                .forEach(one -> covered.add(period(one, isWeek, form)));
        Set<String> included = new HashSet<>();
        for (Snapshot one : newestFirst) {
            String period = period(one, isWeek, form);
            boolean isOpen = !marks.containsKey(one) && !one.isProtected() && !covered.contains(period);
            if (!isOpen) {
                continue;
            }
            if (!included.contains(period) && included.size() >= count) {
                return;
            }
            marks.put(one, included.add(period) ? Mark.KEEP : Mark.REMOVE);
        }
    }

    private static String period(Snapshot one, boolean isWeek, DateTimeFormatter form) {
        String text = form.format(Instant.ofEpochSecond(one.time()));
        return isWeek ? text.substring(0, text.lastIndexOf('-')) : text;
    }
}
