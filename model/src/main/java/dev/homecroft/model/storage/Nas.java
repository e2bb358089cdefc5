package dev.homecroft.model.storage;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Party;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.model.time.Schedule;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A storage appliance.
 *
 * @param kind the software, such as {@code truenas}
 * @param on the host or guest that it runs on; a host runs the appliance as its system
 * @param datasets by path from the pool on, such as {@code tank/media}
 */
public record Nas(
        String name,
        Status status,
        String kind,
        Optional<Ref> on,
        Optional<Version> version,
        Optional<URI> endpoint,
        Optional<SecretRef> token,
        Map<String, Pool> pools,
        Map<String, Dataset> datasets,
        Map<String, Share> shares,
        Map<String, SnapshotTask> snapshots,
        Map<String, Replication> replications,
        Map<String, CloudSync> cloudSyncs,
        Map<String, Rsync> rsyncs,
        Map<String, User> users,
        Optional<String> owner,
        Optional<String> note,
        Origin origin) {
    public Nas {
        pools = Ordered.copy(pools);
        datasets = Ordered.copy(datasets);
        shares = Ordered.copy(shares);
        snapshots = Ordered.copy(snapshots);
        replications = Ordered.copy(replications);
        cloudSyncs = Ordered.copy(cloudSyncs);
        rsyncs = Ordered.copy(rsyncs);
        users = Ordered.copy(users);
    }

    /** What a pool is for. */
    public enum Tier {
        /** Active data and disks of guests. */
        HOT,
        /** Long-term retention. */
        COLD
    }

    /**
     * @param layout in the words of ZFS: {@code stripe}, {@code mirror}, {@code raidz1} …
     * @param disks names of disks of the host that the appliance runs on
     * @param size that can be used, when it is not to follow from the disks
     */
    public record Pool(
            String name,
            Optional<Tier> tier,
            Optional<String> layout,
            List<String> disks,
            Optional<ByteSize> size,
            Optional<Boolean> encrypted,
            Optional<String> note,
            Origin origin) {
        public Pool {
            disks = List.copyOf(disks);
        }
    }

    /**
     * @param quota it and all below it may take no more
     * @param reservation it is promised as much
     */
    public record Dataset(
            String name,
            Optional<ByteSize> quota,
            Optional<ByteSize> reservation,
            Optional<String> owner,
            Optional<String> mode,
            Optional<String> compression,
            Optional<ByteSize> recordSize,
            Optional<Boolean> encrypted,
            Optional<String> note,
            Origin origin) {
        /** The pool that it is in. */
        public String pool() {
            return name.split("/", 2)[0];
        }
    }

    /** How a share is mounted. */
    public enum Protocol {
        NFS,
        SMB,
        ISCSI
    }

    /** @param clients who may; everybody in the appliance's networks when empty */
    public record Share(
            String name,
            Protocol protocol,
            String dataset,
            List<Party> clients,
            List<String> users,
            boolean readOnly,
            Optional<String> mapAll,
            Optional<String> note,
            Origin origin) {
        public Share {
            clients = List.copyOf(clients);
            users = List.copyOf(users);
        }
    }

    /**
     * @param schedule cron or calendar words
     * @param keep how long a snapshot lives
     */
    public record SnapshotTask(
            String name,
            String dataset,
            boolean recursive,
            Optional<Schedule> schedule,
            Optional<Duration> keep,
            Origin origin) {}

    /**
     * @param to the appliance that it goes to; the same one when not stated
     * @param target the dataset there
     */
    public record Replication(
            String name,
            Status status,
            List<String> datasets,
            Optional<Ref> to,
            String target,
            Direction direction,
            boolean recursive,
            Optional<Schedule> schedule,
            Optional<Duration> keep,
            Origin origin) {
        public Replication {
            datasets = List.copyOf(datasets);
        }
    }

    /** Who begins. */
    public enum Direction {
        PUSH,
        PULL
    }

    /** @param to the service outside that keeps it */
    public record CloudSync(
            String name,
            Status status,
            String dataset,
            Optional<Ref> to,
            Optional<String> bucket,
            Direction direction,
            boolean encrypted,
            Optional<Schedule> schedule,
            Optional<SecretRef> credentials,
            Origin origin) {}

    /** @param to the appliance, host or guest at the other end */
    public record Rsync(
            String name,
            Status status,
            String dataset,
            Optional<Ref> to,
            Optional<String> path,
            Direction direction,
            Optional<Schedule> schedule,
            Origin origin) {}

    /** Somebody who may log in or whose name files have. */
    public record User(
            String name,
            Optional<Long> uid,
            List<String> groups,
            Optional<SecretRef> password,
            List<String> sshKeys,
            Optional<String> note,
            Origin origin) {
        public User {
            groups = List.copyOf(groups);
            sshKeys = List.copyOf(sshKeys);
        }
    }
}
