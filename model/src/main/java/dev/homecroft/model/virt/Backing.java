package dev.homecroft.model.virt;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Ref;
import dev.homecroft.model.storage.Backups;
import dev.homecroft.source.YamlNode;
import java.util.Optional;

/**
 * What a storage of a hypervisor lies on.
 *
 * @param server of a storage of the network
 * @param export of NFS, or share of SMB, or pool or volume group or thin pool of a local one
 * @param datastore of the lab's backups that it is, for kind {@code pbs}
 * @param namespace of that datastore
 * @param user that logs in; for {@code pbs} a token {@code user@pbs!name}
 * @param fingerprint SHA-256 of the server's certificate
 * @param encryptionKey with which backups are encrypted before they leave
 * @param options of the mount
 * @param keep how many backups stay
 * @param raw further options of the hypervisor
 */
public record Backing(
        Optional<String> server,
        Optional<String> export,
        Optional<String> volumeGroup,
        Optional<Ref> datastore,
        Optional<String> namespace,
        Optional<String> user,
        Optional<SecretRef> password,
        Optional<String> fingerprint,
        Optional<SecretRef> encryptionKey,
        Optional<String> options,
        Optional<Backups.Retention> keep,
        boolean enabled,
        Optional<YamlNode> raw) {
    public static final Backing NONE = new Backing(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty());
}
