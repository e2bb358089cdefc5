package dev.homecroft.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Folders to begin with, each bad in a way of its own; what {@link Hostile#folder} reads. */
public final class HostileCorpus {
    private static final String LAB = "lab: { name: a, domains: { private: a.example.org }, timezone: UTC }\n";
    private static final int SOME = 150;
    private static final int MANY = 30_000;

    private final int many;

    private HostileCorpus(int many) {
        this.many = many;
    }

    /** All of them, of a size that a fuzzer can play with. */
    public static Stream<byte[]> all() {
        return new HostileCorpus(SOME).folders();
    }

    /** The same, as large as a file may be that is read at all, or larger. */
    public static Stream<byte[]> huge() {
        return new HostileCorpus(MANY).folders();
    }

    private Stream<byte[]> folders() {
        List<byte[]> all = new ArrayList<>();
        texts().forEach(text -> all.add(file(text.getBytes(StandardCharsets.UTF_8))));
        all.add(file(text("lab:\n  name: \0a\n")));
        all.add(file(text("lab: { name: a, contact: ", 0xff, 0xfe, " }\n")));
        all.add(file(text("lab: { name: ", 0xc3, " }\nhosts: { ", 0xed, 0xa0, 0x80, ": {} }\n")));
        all.add(file(text("lab: { name: a, contact: ", 0xf4, 0x90, 0x80, 0x80, " }\n")));
        all.add(file(text("" + (char) 0xef, 0xbb, 0xbf, LAB)));
        return all.stream();
    }

    private Stream<String> texts() {
        return Stream.of(nesting(), sizes(), words(), halves(), links(), secrets())
                .flatMap(List::stream);
    }

    private List<String> nesting() {
        return List.of(
                "[".repeat(many),
                "{a: ".repeat(many) + "1" + "}".repeat(many),
                block(200),
                "a: ".repeat(many),
                "- ".repeat(many) + "x",
                LAB + "profiles: { p: { nics: " + "{ a: ".repeat(40) + "1" + " }".repeat(40) + " } }\n",
                bomb(),
                "a: &a [*a]\nb: *b\nlab: *a\n",
                "lab: &l { name: a }\nhosts: { a: *l, b: *l, c: { nics: *l } }\nprofiles: *l\n");
    }

    private static String block(int levels) {
        StringBuilder text = new StringBuilder();
        for (int level = 0; level < levels; level++) {
            text.append(" ".repeat(level)).append("k:\n");
        }
        return text.toString();
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ", ").repeat(8)).append("x]\n");
        }
        return text.append(LAB).append("hosts: { a: { nics: *a11 } }\n").toString();
    }

    private List<String> sizes() {
        String mixed = "a-b_c.".repeat(many);
        return List.of(
                LAB + "hosts: { " + "k".repeat(many) + ": {} }\n",
                LAB + "? " + mixed + "\n: { a: 1 }\n",
                "lab: { name: a, contact: \"" + "x".repeat(10 * many) + "\" }\n",
                "lab: { name: a, password: \"" + mixed + "\", token: " + "eyJ".repeat(many) + " }\n",
                "lab: { name: a, key: \"" + "1 a ".repeat(many) + "\" }\n",
                "key=".repeat(many) + "\n" + "token: ".repeat(many),
                LAB + "networks: { n: { vlan: " + "9".repeat(many) + ", cidr: " + "1.".repeat(many) + " } }\n",
                LAB + "guests: { g: { cpu: 1e999999999, memory: 9223372036854775807T, disks: { d: { size: -0 } } } }\n",
                LAB + "networks: { n: { cidr: 10.0.0.0/0, dhcp: { from: n+99999999999999999, to: n+0 } } }\n",
                LAB + "hosts:\n" + entries(many / 10));
    }

    private static String entries(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("  h").append(i).append(": { profile: h").append(i).append(", site: s }\n");
        }
        return text.toString();
    }

    private static List<String> words() {
        return List.of(
                LAB + "hosts: { \u202eevil: {}, \u200bzero: {}, a\u0301: {}, \ud83e\udd8a: {}, ﬁ: {} }\n",
                "lab: { name: \"\\ud83e\", contact: \"\\x00\\x1b[31m\\u0085\\u2028\" }\n",
                "lab:\r  name: a\r\n\thosts: x\u0085y: z\u2028w: 1\n",
                LAB + "dns: { zones: { xn--: {}, \"*.a\": {}, \".\": {}, ß.example: {}, a..b: {} } }\n",
                LAB + "hosts: { yes: {}, null: {}, ~: {}, 010: {}, 1:30: {}, !!str x: {}, ! y: {}, <<: {} }\n",
                "%YAML 1.1\n%TAG ! tag:x,2000:\n--- !foo\nlab: !!python/object:os.system { name: a }\n...\n",
                "lab: { name: a }\n---\nlab: { name: b }\n...\njunk\n",
                LAB + "hosts: { a: {}, a: {}, \"a\": {}, 'a': { site: { x: [] } } }\n",
                LAB
                        + "hosts: [a, b]\nguests: 7\nnetworks: |\n  text\nvips: { v: [] }\ndns: { zones: x, records: [] }\n",
                LAB + "hosts: { a: { profile: p } }\nprofiles: { p: { profile: q }, q: { profile: p } }\n");
    }

    /** As an editor shows them while somebody types. */
    private static List<String> halves() {
        return List.of(
                LAB + "networks:\n  servers: { cidr: 10.20.0.0/24, vlan: 20\nguests:\n  a: { type: vm, nics: { net0: {",
                LAB + "hosts:\n  pve-1:\n    nics: { eth0: { network: servers, address: servers+",
                LAB + "hosts:\n  pve-1:\n    site: \"ho",
                LAB + "hosts:\n  pve-1\n    site: home\n",
                "la",
                "lab:",
                "lab: &",
                "lab: *",
                "lab: \"\\u12",
                "lab: |9\n x\n",
                LAB + "hosts:\n\t a: {}\n",
                LAB + "# only\n#\n\n\n  # words\n\n");
    }

    private static List<String> links() {
        return List.of(
                LAB
                        + "networks: { n: { cidr: 10.0.0.0/24 } }\nhosts: { n: { nics: { n: { network: n, address: n+1 } } } }\n",
                LAB + "hosts: { a: {}, b: {} }\nguests: { a: { type: vm, hypervisor: a, node: a } }\n"
                        + "hypervisors: { a: { kind: proxmox, members: [a, b, a, c] } }\nvips: { a: { members: { a: 1, b: 2 } } }\n",
                LAB
                        + "profiles: { p: { profile: p, nics: { net0: { network: p } } }, q: {} }\nhosts: { p: { profile: q } }\n",
                LAB + "secrets: { stores: { env: { kind: env }, a: {} }, required: [env/x, a/b/c, /, a/] }\n",
                "lab.yaml\n" + LAB + "hosts: { a: {} }\n\u001eb.yaml\nhosts: { a: {} }\nlab: { name: b }\n"
                        + "\u001ekustomization.yaml\nhosts: { c: {} }\n\u001ec.yml\n- 1\n\u001elab.yaml\nlab: []\n");
    }

    /** The canary in all kinds of places: where it is read, where it is not, and where nothing can be. */
    private static List<String> secrets() {
        String canary = Hostile.CANARY;
        return List.of(
                "lab: { name: a, contact: " + canary + " }\n",
                "lab: { name: " + canary + " }\n",
                LAB + "hosts: { " + canary + ": {}, a: { site: " + canary + ", os: [" + canary + "] } }\n",
                LAB + canary + ": " + canary + "\n" + canary + ": " + canary + "\n",
                "lab: { name: a\n  contact: " + canary + "\n foo: : bar " + canary + "\n",
                "lab: &" + canary + " { name: a }\nhosts: *" + canary + "x\nguests: !" + canary + " x\n",
                LAB + "hosts: # " + canary + "\n  a: {{ " + canary + " }}\n",
                LAB + "hosts:\n  a:\n    notes: |\n      " + canary + "\n    notes: \"" + canary + "\n",
                LAB + "hosts: { a: &x " + canary + ", b: *x, c: { site: *x } }\n",
                "\t" + canary + "\n");
    }

    /** In the form of {@link Hostile#folder}; a text that names its files already stays as it is. */
    private static byte[] file(byte[] bytes) {
        byte[] name = "lab.yaml\n".getBytes(StandardCharsets.UTF_8);
        if (new String(bytes, StandardCharsets.ISO_8859_1).startsWith("lab.yaml\n")) {
            return bytes;
        }
        byte[] file = Arrays.copyOf(name, name.length + bytes.length);
        System.arraycopy(bytes, 0, file, name.length, bytes.length);
        return file;
    }

    /** Text as it is, and numbers as the bytes that they are. */
    private static byte[] text(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer number) {
                bytes.write(number);
            } else {
                bytes.writeBytes(part.toString().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }
}
