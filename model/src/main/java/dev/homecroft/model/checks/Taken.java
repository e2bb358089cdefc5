package dev.homecroft.model.checks;

import dev.homecroft.model.Guest;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.model.storage.Backup;
import dev.homecroft.model.storage.Backups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which guests the jobs of backups take. */
final class Taken {
    private final Map<String, Guest> named = new HashMap<>();
    private final Map<String, List<Guest>> byHypervisor = new HashMap<>();
    private final Map<String, List<Guest>> byTag = new HashMap<>();
    private final Map<String, List<Guest>> byJob = new HashMap<>();

    Taken(Facts facts) {
        facts.guests().stream().filter(guest -> !guest.template()).forEach(this::add);
    }

    private void add(Guest guest) {
        named.put(guest.name(), guest);
        add(byHypervisor, guest.hypervisor().name(), guest);
        guest.tags().forEach(tag -> add(byTag, tag, guest));
        guest.backup().stream().map(Backup::jobs).flatMap(List::stream).forEach(job -> add(byJob, job.name(), guest));
    }

    private static void add(Map<String, List<Guest>> index, String key, Guest guest) {
        index.computeIfAbsent(key, name -> new ArrayList<>()).add(guest);
    }

    static List<Backups.Job> jobs(Facts facts) {
        return facts.lab().storage().backups().jobs().values().stream()
                .filter(job -> job.status() == Status.ACTIVE || job.status() == Status.PLANNED)
                .toList();
    }

    /** The names of the guests that a job takes, by all of its rules. */
    Set<String> by(Backups.Job job) {
        Set<String> taken = new LinkedHashSet<>();
        job.hypervisors().forEach(ref -> add(taken, byHypervisor, ref.name()));
        job.tags().forEach(tag -> add(taken, byTag, tag));
        add(taken, byJob, job.name());
        job.guests().stream().map(Ref::name).filter(named::containsKey).forEach(taken::add);
        job.except().forEach(ref -> taken.remove(ref.name()));
        return taken;
    }

    private static void add(Set<String> taken, Map<String, List<Guest>> index, String key) {
        index.getOrDefault(key, List.of()).forEach(guest -> taken.add(guest.name()));
    }
}
