package dev.homecroft.model.storage;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.model.time.Schedule;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is saved where, how often, and what never may be lost together. */
public record Backups(
        Map<String, Server> servers,
        Map<String, Datastore> datastores,
        Map<String, Job> jobs,
        Map<String, Copy> copies,
        Map<String, Drill> drills,
        Map<String, Isolation> isolation) {
    public static final Backups EMPTY = new Backups(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Backups {
        servers = Ordered.copy(servers);
        datastores = Ordered.copy(datastores);
        jobs = Ordered.copy(jobs);
        copies = Ordered.copy(copies);
        drills = Ordered.copy(drills);
        isolation = Ordered.copy(isolation);
    }

    /** Whether the lab says anything of backups. */
    public boolean isUsed() {
        return !servers.isEmpty() || !datastores.isEmpty() || !jobs.isEmpty() || !copies.isEmpty();
    }

    /**
     * @param kind the software, such as {@code pbs}
     * @param on the host or guest that it runs on
     */
    public record Server(
            String name,
            Status status,
            String kind,
            Optional<Ref> on,
            Optional<URI> endpoint,
            Optional<String> fingerprint,
            Optional<SecretRef> token,
            Optional<String> note,
            Origin origin) {}

    /**
     * @param server that writes it
     * @param on where it lies: an appliance, a host, a guest or a service outside
     * @param dataset of the appliance
     * @param verify how often all of it is read again
     * @param collect how often what nobody refers to is removed
     */
    public record Datastore(
            String name,
            Status status,
            Optional<Ref> server,
            Optional<Ref> on,
            Optional<String> dataset,
            Optional<String> path,
            Optional<ByteSize> size,
            Optional<Schedule> verify,
            Optional<Schedule> collect,
            Optional<SecretRef> encryptionKey,
            Optional<String> note,
            Origin origin) {}

    /** How many are kept, of the last and for each day, week, month and year. */
    public record Retention(
            Optional<Long> last,
            Optional<Long> hourly,
            Optional<Long> daily,
            Optional<Long> weekly,
            Optional<Long> monthly,
            Optional<Long> yearly) {
        /** Whether all that is stated adds up to no backup. */
        public boolean isNothing() {
            List<Optional<Long>> all = List.of(last, hourly, daily, weekly, monthly, yearly);
            return all.stream().anyMatch(Optional::isPresent) && all.stream().allMatch(count -> count.orElse(0L) == 0);
        }
    }

    /**
     * @param guests that it takes
     * @param tags it takes guests with one of these
     * @param hypervisors it takes all guests of these
     * @param except guests that it leaves out
     * @param mode in the words of Proxmox VE: snapshot, suspend or stop
     */
    public record Job(
            String name,
            Status status,
            List<Ref> guests,
            List<String> tags,
            List<Ref> hypervisors,
            List<Ref> except,
            Optional<Schedule> schedule,
            Optional<Ref> datastore,
            Optional<Retention> keep,
            Optional<String> mode,
            Optional<String> mailTo,
            Optional<String> note,
            Origin origin) {
        public Job {
            guests = List.copyOf(guests);
            tags = List.copyOf(tags);
            hypervisors = List.copyOf(hypervisors);
            except = List.copyOf(except);
        }
    }

    /** What a copy is for. */
    public enum Tier {
        DAILY,
        ARCHIVE,
        OFF_SITE
    }

    /** Backups of one datastore copied into another. */
    public record Copy(
            String name,
            Status status,
            Optional<Tier> tier,
            Ref from,
            Ref to,
            Optional<Schedule> schedule,
            Optional<Retention> keep,
            Optional<String> note,
            Origin origin) {}

    /**
     * The exercise of getting something back.
     *
     * @param restore what is restored
     * @param from where it is restored from
     * @param every how often it is due
     * @param last when it was done last
     */
    public record Drill(
            String name,
            List<Ref> restore,
            Optional<Ref> from,
            Optional<Duration> every,
            Optional<LocalDate> last,
            Optional<String> owner,
            Optional<String> runbook,
            Origin origin) {
        public Drill {
            restore = List.copyOf(restore);
        }
    }

    /** How far apart things are to be. */
    public enum Level {
        APPLIANCE,
        HOST,
        FEED,
        SITE
    }

    /** @param apart things of which no two may be lost together */
    public record Isolation(String name, List<Ref> apart, Level level, Optional<String> why, Origin origin) {
        public Isolation {
            apart = List.copyOf(apart);
        }
    }
}
