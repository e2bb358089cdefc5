package dev.homecroft.model.storage;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import dev.homecroft.model.time.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database server or a cluster of them.
 *
 * @param engine such as {@code postgresql}, {@code mariadb} or {@code dragonfly}
 * @param operator who runs it in Kubernetes, such as {@code cloudnative-pg}
 * @param on the host or guest that it runs on, when it is not in Kubernetes
 * @param cluster the Kubernetes cluster that it runs in
 * @param instances how many copies run
 * @param archive where the log of changes (WAL, binlog) goes
 */
public record Database(
        String name,
        Status status,
        String engine,
        Optional<String> operator,
        Optional<Ref> on,
        Optional<Ref> cluster,
        Optional<Version> version,
        long instances,
        Optional<ByteSize> size,
        Optional<String> storageClass,
        Optional<Pooler> pooler,
        Optional<Archive> archive,
        Map<String, Schema> databases,
        Optional<SecretRef> password,
        Optional<String> owner,
        Optional<String> note,
        Origin origin) {
    public Database {
        databases = Ordered.copy(databases);
    }

    /** @param mode in the words of PgBouncer: session, transaction or statement */
    public record Pooler(long instances, Optional<String> mode) {}

    /**
     * @param to the service, appliance or datastore that keeps it
     * @param keep how far back one can go
     */
    public record Archive(
            Optional<Ref> to,
            Optional<String> path,
            Optional<Schedule> schedule,
            Optional<Duration> keep,
            Optional<SecretRef> credentials) {}

    /**
     * One database within.
     *
     * @param user who owns it there
     * @param app whose data it holds
     */
    public record Schema(
            String name,
            Optional<String> user,
            Optional<SecretRef> password,
            Optional<Ref> app,
            List<String> extensions,
            Origin origin) {
        public Schema {
            extensions = List.copyOf(extensions);
        }
    }
}
