package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabInfo;
import dev.homecroft.model.Origin;
import dev.homecroft.model.References;
import dev.homecroft.model.Secrets;
import dev.homecroft.model.care.Care;
import dev.homecroft.model.edge.Edge;
import dev.homecroft.model.gear.Gear;
import dev.homecroft.model.kube.Kubernetes;
import dev.homecroft.model.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Labs that have nothing but secret stores, and files for them. */
final class StoreLab {
    private static final Origin ORIGIN = new Origin(SourceRange.ofFile("lab.yaml"), Map.of());

    private StoreLab() {}

    static SecretRef ref(String text) {
        return SecretRef.tryParse(text).orElseThrow();
    }

    static Lab lab() {
        Map<String, Secrets.Store> stores = Map.of(
                "env", store("env", Secrets.Kind.ENV, Optional.empty(), Optional.of("TOWER"), Optional.empty()),
                "bare", store("bare", Secrets.Kind.ENV, Optional.empty(), Optional.empty(), Optional.empty()),
                "files", store("files", Secrets.Kind.FILE, Optional.of("safe"), Optional.empty(), Optional.empty()),
                "home", store("home", Secrets.Kind.FILE, Optional.of("~/safe"), Optional.empty(), Optional.empty()),
                "age",
                        store(
                                "age",
                                Secrets.Kind.AGE_FILE,
                                Optional.of("safe"),
                                Optional.empty(),
                                Optional.of("key.txt")),
                "lost", store("lost", Secrets.Kind.AGE_FILE, Optional.of("safe"), Optional.empty(), Optional.empty()));
        return lab(new Secrets(stores, List.of()));
    }

    private static Secrets.Store store(
            String name, Secrets.Kind kind, Optional<String> path, Optional<String> prefix, Optional<String> identity) {
        return new Secrets.Store(name, kind, path, prefix, identity, ORIGIN);
    }

    private static Lab lab(Secrets secrets) {
        LabInfo info = new LabInfo(
                "tower",
                "tower",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LabInfo.Reconcile.EMPTY,
                LabInfo.Docs.EMPTY,
                ORIGIN);
        return new Lab(
                info,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Dns.EMPTY,
                Map.of(),
                secrets,
                Gear.EMPTY,
                Edge.EMPTY,
                Storage.EMPTY,
                Kubernetes.EMPTY,
                Care.EMPTY,
                References.EMPTY);
    }

    static void write(Path file, byte[] content, String permissions) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
