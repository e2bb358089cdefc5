package dev.homecroft.app.sandbox;

import dev.homecroft.kernel.Secret;
import dev.homecroft.kernel.SecretRef;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of a sandbox: each is made from the sandbox's seed and its own name, so a lab can be rehearsed without its real
 * ones. They open nothing but simulators.
 */
final class SandboxSecrets {
    static final String STORE = "sandbox";

    private final String seed;

    SandboxSecrets(String seed) {
        this.seed = seed;
    }

    /** The token of a cluster, as {@code user@realm!name=uuid}. */
    static SecretRef token(String hypervisor) {
        return new SecretRef(STORE, "proxmox/" + hypervisor);
    }

    /** The transaction key of a DNS server, in Base64. */
    static SecretRef key(String server) {
        return new SecretRef(STORE, "dns/" + server);
    }

    /** The value for any name, of this store or of a store of the lab. */
    Secret secret(SecretRef ref) {
        boolean token = ref.store().equals(STORE) && ref.path().startsWith("proxmox/");
        return new Secret(token ? SimulatedCluster.TOKEN_ID + "=" + uuid(ref) : base64(ref));
    }

    String uuid(SecretRef ref) {
        return UUID.nameUUIDFromBytes(bytes(ref)).toString();
    }

    private String base64(SecretRef ref) {
        return Base64.getEncoder().encodeToString(bytes(ref));
    }

    private byte[] bytes(SecretRef ref) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(ref.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
