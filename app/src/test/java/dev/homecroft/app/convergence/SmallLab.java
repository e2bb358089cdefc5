package dev.homecroft.app.convergence;

import dev.homecroft.app.accidents.Desk;
import dev.homecroft.kernel.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The things on a bench: guests and records, valid by construction, and small so that many can be brought up. */
record SmallLab(List<Machine> guests, List<Entry> records, SmallSettings settings) {
    /** Each has an address of its own in the network of the lab. */
    static final int MOST_GUESTS = 200;

    private static final int DECISIONS = 1024;
    private static final int FIRST_HOST = 20;
    private static final Pattern OF_GUEST = Pattern.compile(
            "guest/g-(?<own>[0-9]+)|.*/home/(guest/)?g-(?<part>[0-9]+)(/.*)?|record/g-(?<name>[0-9]+)\\..*");
    private static final Pattern REVERSE = Pattern.compile("record/([0-9]+)\\.0\\.20\\.10\\.in-addr\\.arpa.*");

    SmallLab {
        guests = List.copyOf(guests);
        records = List.copyOf(records);
    }

    enum Kind {
        MACHINE,
        IMAGED,
        CONTAINER
    }

    /**
     * A guest. Its place in the list is its name.
     *
     * @param card 0 for no address, 1 for one, 2 for one and a stated MAC address
     * @param bits small decisions: stated id, stated node, tags, onboot, stopped, second disk, startup, pool, firewall, watched
     */
    record Machine(Kind kind, int cpu, int memory, int disk, int card, int bits) {
        boolean is(int number) {
            return (bits >> number & 1) == 1;
        }

        /** By high availability, as long as it is to run; so its disk is one that all nodes see. */
        boolean isWatched() {
            return is(9) && kind != Kind.CONTAINER;
        }

        /** Whether it is to run now, so that high availability sees to it. */
        boolean isKept() {
            return isWatched() && !is(4);
        }

        /**
         * @param number within the lab
         * @param isCopied whether its disks are on ZFS, all of them
         * @param settings of its cluster, which may have a pool
         */
        String text(int number, boolean isCopied, SmallSettings settings) {
            List<String> fields = new ArrayList<>();
            boolean isContainer = kind == Kind.CONTAINER;
            fields.add("type: " + (isContainer ? "container" : "vm"));
            fields.add("hypervisor: home");
            fields.add("cpu: " + cpu);
            fields.add("memory: " + memory + "M");
            if (kind != Kind.MACHINE) {
                fields.add("image: " + (isContainer ? "debian-ct" : "debian"));
            }
            fields.add("disks: { system: { storage: " + storage(isCopied) + ", size: " + disk + "G }"
                    + (is(5) && !isWatched()
                            ? ", data: { storage: tank, size: 2G" + (isContainer ? ", mount: /srv" : "") + " }"
                            : "")
                    + " }");
            String address = card > 0 ? ", address: +%d".formatted(FIRST_HOST + number) : "";
            String mac = card > 1 ? String.format(Locale.ROOT, ", mac: bc:24:11:00:00:%02x", 16 + number) : "";
            fields.add("nics: { %s: { network: servers%s%s } }".formatted(isContainer ? "eth0" : "net0", address, mac));
            option(fields, 0, "id: " + (150 + number));
            option(fields, 1, "node: pve" + (1 + number % 3));
            option(fields, 2, "tags: [red, blue]");
            option(fields, 3, "onboot: true");
            option(fields, 4, "power: stopped");
            option(fields, 6, "startup: { order: 3, up: 5s }");
            if (settings.has(SmallSettings.POOL)) {
                option(fields, 7, "pool: red");
            }
            option(fields, 8, "firewall: { enabled: true, rules: [{ action: accept, macro: SSH }] }");
            if (isKept()) {
                fields.add("ha: { max-restart: 2 }");
            }
            return "%s: { %s }".formatted(name(number), String.join(", ", fields));
        }

        private String storage(boolean isCopied) {
            if (isWatched()) {
                return "shared";
            }
            return isCopied ? "tank" : "local-lvm";
        }

        private void option(List<String> fields, int bit, String text) {
            if (is(bit)) {
                fields.add(text);
            }
        }

        Machine withMemory(int changed) {
            return new Machine(kind, cpu, changed, disk, card, bits);
        }

        Machine withCpu(int changed) {
            return new Machine(kind, changed, memory, disk, card, bits);
        }

        Machine withDisk(int changed) {
            return new Machine(kind, cpu, memory, changed, card, bits);
        }

        Machine withCard(int changed) {
            return new Machine(kind, cpu, memory, disk, changed, bits);
        }

        Machine flipped(int bit) {
            return new Machine(kind, cpu, memory, disk, card, bits ^ 1 << bit);
        }
    }

    /** @param type 0 for an address, 1 for a text, 2 for an alias of somebody else */
    record Entry(int type, int value) {
        String text(int number) {
            return switch (type) {
                case 0 -> "rec-%d.lab.test: { A: 10.20.1.%d }".formatted(number, 100 + value);
                case 1 -> "rec-%d.lab.test: { TXT: \"says; %d, yes\" }".formatted(number, value);
                default -> "rec-%d.lab.test: { CNAME: www.example.com, ttl: %dm }".formatted(number, 1 + value);
            };
        }
    }

    static String name(int number) {
        return "g-" + number;
    }

    SmallRules rules() {
        return new SmallRules(this);
    }

    List<String> guestLines() {
        SmallRules rules = rules();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < guests.size(); i++) {
            lines.add(guests.get(i).text(i, rules.isCopied(i), settings));
        }
        return lines;
    }

    List<String> recordLines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            lines.add(records.get(i).text(i));
        }
        return lines;
    }

    SmallLab with(int number, Machine changed) {
        List<Machine> list = new ArrayList<>(guests);
        list.set(number, changed);
        return new SmallLab(list, records, settings);
    }

    SmallLab with(int number, Entry changed) {
        List<Entry> list = new ArrayList<>(records);
        list.set(number, changed);
        return new SmallLab(guests, list, settings);
    }

    SmallLab with(SmallSettings changed) {
        return new SmallLab(guests, records, changed);
    }

    /** Writes all files. */
    void write(Desk desk) {
        desk.guests(guestLines().toArray(String[]::new));
        desk.write("records.yaml", "dns: { records: { %s } }\n".formatted(String.join(", ", recordLines())));
        desk.write("backups.yaml", settings.backups());
        desk.rewrite(
                "lab.yaml",
                text -> text.replaceFirst(
                                "(?s)(\n    bridge: vmbr0\n).*?(?=    ids:)", "$1" + settings.lines() + rules().lines())
                        .replaceFirst("(?s)(\n    storages:\n).*?(?=      local:)", "$1" + storages()));
    }

    private String storages() {
        boolean needsShared = guests.stream().anyMatch(Machine::isWatched);
        return (needsShared ? "      shared: { kind: nfs, shared: true }\n" : "") + settings.storages();
    }

    /** The thing itself, its settings, its names, and the name of its address. */
    static boolean isAbout(Address thing, String subject, int guest) {
        String text = thing.toString();
        return text.equals("guest/" + subject)
                || text.matches(".*/home/(guest/)?" + subject + "(/.*)?")
                || text.startsWith("record/" + subject + ".")
                || text.startsWith("record/%d.0.20.10.in-addr.arpa".formatted(FIRST_HOST + guest));
    }

    /** The guest that {@link #isAbout} goes for: itself, its settings, its names, and the name of its address. */
    static Optional<Integer> guest(Address thing) {
        String text = thing.toString();
        Matcher own = OF_GUEST.matcher(text);
        if (own.matches()) {
            return Stream.of("own", "part", "name")
                    .flatMap(group -> Optional.ofNullable(own.group(group)).stream())
                    .map(Integer::valueOf)
                    .findFirst();
        }
        Matcher reverse = REVERSE.matcher(text);
        return reverse.matches() ? Optional.of(Integer.parseInt(reverse.group(1)) - FIRST_HOST) : Optional.empty();
    }

    /**
     * Like those of {@link #any}, from another source of chance, and without settings of clusters and of their own.
     *
     * @param most guests, {@link #MOST_GUESTS} at most
     */
    static SmallLab drawn(Random chance, int most) {
        return drawn(chance, most, 128).with(SmallSettings.NONE);
    }

    /** As {@link #drawn}, with settings. */
    static SmallLab dressed(Random chance, int most) {
        SmallLab lab = drawn(chance, most, DECISIONS);
        return lab.with(new SmallSettings(chance.nextInt(1 << SmallSettings.GROUPS), chance.nextInt(50)));
    }

    private static SmallLab drawn(Random chance, int most, int decisions) {
        List<Machine> guests = new ArrayList<>();
        for (int i = chance.nextInt(most); i >= 0; i--) {
            guests.add(new Machine(
                    Kind.values()[chance.nextInt(Kind.values().length)],
                    1 + chance.nextInt(4),
                    256 << chance.nextInt(3),
                    3 + chance.nextInt(4),
                    chance.nextInt(3),
                    chance.nextInt(decisions)));
        }
        List<Entry> records = new ArrayList<>();
        for (int i = chance.nextInt(4); i >= 0; i--) {
            records.add(new Entry(chance.nextInt(3), chance.nextInt(51)));
        }
        return new SmallLab(guests, records, SmallSettings.NONE);
    }

    static Arbitrary<SmallLab> any() {
        Arbitrary<Machine> machines = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(256, 512, 1024),
                        Arbitraries.integers().between(3, 6),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, DECISIONS - 1))
                .as(Machine::new);
        Arbitrary<Entry> entries = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 50))
                .as(Entry::new);
        Arbitrary<SmallSettings> settings = Combinators.combine(
                        Arbitraries.integers().between(0, (1 << SmallSettings.GROUPS) - 1),
                        Arbitraries.integers().between(0, 50))
                .as(SmallSettings::new);
        return Combinators.combine(
                        machines.list().ofMinSize(1).ofMaxSize(5),
                        entries.list().ofMinSize(1).ofMaxSize(4),
                        settings)
                .as(SmallLab::new);
    }
}
