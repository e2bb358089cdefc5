package dev.homecroft.providers.secrets;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Labs that have nothing but secret stores, and files for them. */
final class StoreLab {
    private StoreLab() {}

    static SecretRef ref(String text) {
        return SecretRef.tryParse(text).orElseThrow();
    }

    static Lab lab() {
        return LabTexts.lab("""
                lab: { name: tower }
                secrets:
                  stores:
                    env: { kind: env, prefix: TOWER }
                    bare: { kind: env }
                    files: { kind: file, path: safe }
                    home: { kind: file, path: ~/safe }
                    age: { kind: age-file, path: safe, identity: key.txt }
                    lost: { kind: age-file, path: safe }
                """);
    }

    static void write(Path file, byte[] content, String permissions) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
