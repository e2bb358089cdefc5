package dev.homecroft.model.checks;

import dev.homecroft.model.Guest;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.model.storage.Backup;
import dev.homecroft.model.storage.Backups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which guests the jobs of backups take.
 *
 * @param byJob names of guests, by the names of jobs that run or will
 */
record Taken(List<Backups.Job> jobs, Map<String, Set<String>> byJob) {
    static Taken of(Lab lab, List<Guest> guests) {
        List<Backups.Job> jobs = lab.storage().backups().jobs().values().stream()
                .filter(job -> job.status() == Status.ACTIVE || job.status() == Status.PLANNED)
                .toList();
        Map<String, Set<String>> byJob = new LinkedHashMap<>();
        if (!jobs.isEmpty()) {
            Rules rules = new Rules(guests);
            jobs.forEach(job -> byJob.put(job.name(), rules.takenBy(job)));
        }
        return new Taken(jobs, byJob);
    }

    /** The names of the guests that a job takes, by all of its rules. */
    Set<String> by(Backups.Job job) {
        return byJob.getOrDefault(job.name(), Set.of());
    }

    /** The names of the guests by what the rules of a job can name. Not thread-safe. */
    private static final class Rules {
        private final Set<String> named = new HashSet<>();
        private final Map<String, List<String>> byHypervisor = new HashMap<>();
        private final Map<String, List<String>> byTag = new HashMap<>();
        private final Map<String, List<String>> byJob = new HashMap<>();

        private Rules(List<Guest> guests) {
            for (Guest guest : guests) {
                if (!guest.template()) {
                    add(guest);
                }
            }
        }

        private void add(Guest guest) {
            named.add(guest.name());
            add(byHypervisor, guest.hypervisor().name(), guest);
            guest.tags().forEach(tag -> add(byTag, tag, guest));
            for (Ref job : guest.backup().map(Backup::jobs).orElse(List.of())) {
                add(byJob, job.name(), guest);
            }
        }

        private static void add(Map<String, List<String>> index, String key, Guest guest) {
            index.computeIfAbsent(key, name -> new ArrayList<>()).add(guest.name());
        }

        private Set<String> takenBy(Backups.Job job) {
            Set<String> taken = new LinkedHashSet<>();
            job.hypervisors().forEach(ref -> taken.addAll(byHypervisor.getOrDefault(ref.name(), List.of())));
            job.tags().forEach(tag -> taken.addAll(byTag.getOrDefault(tag, List.of())));
            taken.addAll(byJob.getOrDefault(job.name(), List.of()));
            job.guests().stream().map(Ref::name).filter(named::contains).forEach(taken::add);
            job.except().forEach(ref -> taken.remove(ref.name()));
            return taken;
        }
    }
}
