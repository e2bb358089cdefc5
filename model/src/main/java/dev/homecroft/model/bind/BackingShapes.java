package dev.homecroft.model.bind;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.storage.Backups;
import dev.homecroft.model.virt.Backing;
import java.util.List;

/** What a storage of a hypervisor lies on. */
final class BackingShapes {
    private static final Field<String> SERVER =
            Field.of("server", Types.TEXT, "Name or address of the server, for storages of the network.");
    private static final Field<String> EXPORT = Field.of(
            "export", Types.TEXT, "The export of nfs, share of cifs, pool of zfspool, or thin pool of lvmthin.");
    private static final Field<String> VOLUME_GROUP =
            Field.of("volume-group", Types.TEXT, "The volume group of lvm and lvmthin.");
    private static final Field<Ref> DATASTORE = Field.of(
            "datastore",
            Links.to(Section.DATASTORES),
            "The datastore of the lab's backups that it is; of kind pbs it is called so there.");
    private static final Field<String> NAMESPACE =
            Field.of("namespace", Types.TEXT, "The namespace of that datastore.");
    private static final Field<String> USER =
            Field.of("user", Types.TEXT, "Whom it logs in as; for pbs a token such as pve@pbs!tower.");
    private static final Field<SecretRef> PASSWORD =
            Field.of("password", Links.SECRET, "The secret with that one's password or token.");
    private static final Field<String> FINGERPRINT =
            Field.of("fingerprint", Types.TEXT, "SHA-256 of the server's certificate, for pbs.");
    private static final Field<SecretRef> ENCRYPTION_KEY = Field.of(
            "encryption-key", Links.SECRET, "The secret with which backups are encrypted before they leave, for pbs.");
    private static final Field<String> OPTIONS = Field.of("options", Types.TEXT, "Options of the mount.");
    private static final Field<Backups.Retention> KEEP =
            Field.of("keep", BackupShapes.RETENTION, "How many backups stay in it.");

    static final List<Field<?>> ALL = List.of(
            SERVER,
            EXPORT,
            VOLUME_GROUP,
            DATASTORE,
            NAMESPACE,
            USER,
            PASSWORD,
            FINGERPRINT,
            ENCRYPTION_KEY,
            OPTIONS,
            KEEP,
            AccessShapes.ENABLED,
            AccessShapes.RAW);

    private BackingShapes() {}

    /** @param entry the storage's own */
    static Backing backing(Entry entry) {
        return new Backing(
                entry.get(SERVER),
                entry.get(EXPORT),
                entry.get(VOLUME_GROUP),
                entry.get(DATASTORE),
                entry.get(NAMESPACE),
                entry.get(USER),
                entry.get(PASSWORD),
                entry.get(FINGERPRINT),
                entry.get(ENCRYPTION_KEY),
                entry.get(OPTIONS),
                entry.get(KEEP),
                entry.or(AccessShapes.ENABLED, true),
                entry.get(AccessShapes.RAW));
    }
}
