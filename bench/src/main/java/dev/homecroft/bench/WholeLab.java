package dev.homecroft.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A made-up lab with every large section, for reading it: halls that are alike, of 500 guests on 25 hosts in ten networks with
 * two clusters and fifty apps, each in fifteen files. Twenty halls are 10,000 guests. Nothing is wrong with it, so that what is
 * timed is the looking and not the reporting.
 */
record WholeLab(int halls) {
    static final int GUESTS = 500;
    static final int HOSTS = 25;

    private static final String LAB = """
            lab:
              name: whole
              timezone: Europe/Berlin
              contact: anna@example.org
              domains: { public: example.org, private: lab.example.org }
              secrets: env

            secrets:
              stores:
                env: { kind: env, prefix: WHOLE }

            images:
              disk:
                kind: disk
                url: https://images.example.org/debian-13-genericcloud-amd64.qcow2
                checksum: sha256:b3ed23dbf1c79b0bb3e8b9aa2bbfa3f1f3a2dd1b9c9ac4a1f76a3a1b5b1c9d11
                size: 400M
              root:
                kind: container
                url: https://images.example.org/debian-13-standard_13.1-2_amd64.tar.zst
                checksum: sha256:6a4c2e2f8b0d4ce19c27d4fd2f95a0be3c3a7f1a9f4f0f3b7d6a5c4b3a291807
                size: 120M

            access:
              policies:
                admins: { include: ["email:anna@example.org"] }

            dns:
              servers:
                ns-1: { kind: rfc2136, software: knot, guest: box-0-17, key-name: croft, key: dns/key }
                ns-2: { kind: rfc2136, software: knot, guest: box-0-19, key-name: croft, key: dns/key }
                outside: { kind: cloudflare, token: cloudflare/token }
              zones:
                lab.example.org: { primary: ns-1, secondaries: [ns-2], ttl: 5m }
                example.org: { primary: outside }
                10.in-addr.arpa: { primary: ns-1, secondaries: [ns-2] }

            groups:
              hypervisors: { title: Hypervisor hosts, roles: [hypervisor] }
              web: { title: What answers people, tags: [web] }
              batch: { title: What nobody waits for, tags: [batch] }
            """;

    /** Writes the files below a folder, which is made. */
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("lab.yaml"), LAB);
            for (int number = 0; number < halls; number++) {
                Path place = Files.createDirectories(folder.resolve("hall-%02d".formatted(number)));
                for (Map.Entry<String, String> file : new Hall(number).files().entrySet()) {
                    Files.writeString(place.resolve(file.getKey()), file.getValue());
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
