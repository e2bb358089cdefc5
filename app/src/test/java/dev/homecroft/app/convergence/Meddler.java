package dev.homecroft.app.convergence;

import dev.homecroft.app.accidents.Bench;
import dev.homecroft.simulators.stage.Fault;
import dev.homecroft.simulators.stage.FaultScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person in front of the web console while we work: before any of our calls she may do something, drawn from one seed. What she
 * made, and what she took from us by wiping its mark or by giving its number to another, is remembered as she left it.
 *
 * <p>A call that changes a guest without a digest can't be bound to what was looked at. If the guest became another's after we
 * looked and before the call, no client can know; such calls are counted apart, and everything later is a touch.
 */
final class Meddler implements FaultScript.Judge {
    private static final Pattern GUEST = Pattern.compile("/nodes/[^/]+/(?:qemu|lxc)/([0-9]+)(/.*)?");
    private static final int FIRST = 100;
    private static final int LAST = 139;

    private final Bench bench;
    private final Random chance;
    private final Map<Integer, Map<String, String>> guests = new TreeMap<>();
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<Integer, Boolean> seenSince = new HashMap<>();
    private final List<String> deeds = new ArrayList<>();
    private final List<String> touched = new ArrayList<>();
    private final List<RuntimeException> faults = new ArrayList<>();
    private double eagerness;
    private int patience;
    private boolean isWaiting;
    private int unknowable;
    private int made;
    private volatile boolean isActing;

    Meddler(Bench bench, long seed) {
        this.bench = bench;
        this.chance = new Random(seed);
    }

    /**
     * From now on she acts before each call with this probability, but not more often than that.
     *
     * @param waits whether she begins only once something is changed, as what happens before makes a plan outdated
     */
    synchronized void work(double probability, int times, boolean waits) {
        eagerness = probability;
        patience = times;
        isWaiting = waits;
        bench.faults().judgedBy(this);
    }

    synchronized void rest() {
        patience = 0;
    }

    @Override
    public Optional<Fault> verdict(String method, String path) {
        if (!isActing) {
            before(method, path);
        }
        return Optional.empty();
    }

    private synchronized void before(String method, String path) {
        isWaiting &= method.equals("GET");
        if (patience > 0 && !isWaiting && chance.nextDouble() < eagerness) {
            patience--;
            isActing = true;
            try {
                act();
            } catch (IllegalStateException refused) {
                deeds.add("refused: " + refused.getMessage());
            } catch (RuntimeException fault) {
                faults.add(fault);
            } finally {
                isActing = false;
            }
        }
        watch(method, path);
    }

    /** Calls of ours on guests that are hers. */
    private void watch(String method, String path) {
        Matcher matcher = GUEST.matcher(path);
        if (!matcher.matches()) {
            return;
        }
        int id = Integer.parseInt(matcher.group(1));
        if (!guests.containsKey(id)) {
            return;
        }
        String action = Optional.ofNullable(matcher.group(2)).orElse("");
        boolean isBound = action.equals("/config") || action.equals("/resize") || action.startsWith("/move_");
        if (method.equals("GET")) {
            // Only this shows the mark and the identity.
            seenSince.merge(id, action.equals("/pending"), Boolean::logicalOr);
        } else if (seenSince.getOrDefault(id, false)) {
            touched.add(method + " " + path + " after " + deeds.getLast());
        } else if (!isBound) {
            unknowable++;
            guests.remove(id);
        }
    }

    /** What we began before is over by then, so that nothing of it is taken for a touch of what she keeps. */
    private void act() {
        bench.control().finishTasks();
        List<Integer> ours = ours();
        int which = chance.nextInt(20);
        if (ours.isEmpty() || which >= 16) {
            setting(which);
            return;
        }
        int id = ours.get(chance.nextInt(ours.size()));
        deeds.add(which + " on " + id);
        switch (which) {
            case 0 -> bench.anna().configure(id, Map.of("cores", Integer.toString(1 + chance.nextInt(8))));
            case 1 -> bench.anna().configure(id, Map.of("memory", "777", "onboot", "1"));
            case 2 -> bench.anna().rename(id, "renamed");
            case 3 -> bench.anna().delete(id);
            case 4 -> bench.anna().stop(id);
            case 5 -> bench.anna().start(id);
            case 6 -> bench.anna().migrate(id, "pve" + (1 + chance.nextInt(3)));
            case 7 -> bench.control().moveByHa(id, "pve" + (1 + chance.nextInt(3)));
            case 8 -> copy(id);
            case 9, 10 -> takeOver(id);
            case 11 -> wipe(id);
            case 12 -> restore(id);
            case 13 -> guest(id, "POST", "/snapshot", Map.of("snapname", "s" + deeds.size()));
            case 14 -> bench.anna().configure(id, Map.of("tags", "edited"));
            default -> bench.anna().configure(id, Map.of("protection", "1"));
        }
    }

    private List<Integer> ours() {
        List<Integer> ours = new ArrayList<>();
        for (int id = FIRST; id <= LAST; id++) {
            if (!guests.containsKey(id) && bench.look(id).isPresent()) {
                ours.add(id);
            }
        }
        return ours;
    }

    /** With notes, tags and all; such a copy is hers. */
    private void copy(int id) {
        int copy = LAST + 1 + made++;
        bench.anna().copy(id, copy, "copy-" + copy);
        keep(copy);
    }

    private void takeOver(int id) {
        String name = chance.nextBoolean() ? name(id) : "windows";
        bench.anna().delete(id);
        bench.stranger(id, name);
        keep(id);
    }

    private String name(int id) {
        Map<String, String> guest = bench.look(id).orElseThrow();
        return guest.getOrDefault("name", guest.getOrDefault("hostname", "nameless"));
    }

    private void wipe(int id) {
        bench.anna().configure(id, Map.of("description", ""));
        keep(id);
    }

    /** As it was, so it is ours still. */
    private void restore(int id) {
        Map<String, String> guest = bench.look(id).orElseThrow();
        String kind = guest.getOrDefault("@kind", "qemu");
        Map<String, String> backup = bench.anna().backup(id);
        bench.anna().delete(id);
        bench.anna().restore(kind, "pve" + (1 + chance.nextInt(3)), id, backup);
    }

    private void guest(int id, String method, String action, Map<String, String> parameters) {
        Map<String, String> guest = bench.look(id).orElseThrow();
        String path = "/nodes/%s/%s/%d%s".formatted(guest.get("@node"), guest.get("@kind"), id, action);
        bench.anna().ask(method, path, parameters);
    }

    private void setting(int which) {
        String name = "hers" + made++;
        deeds.add("setting " + which + " " + name);
        switch (which % 10) {
            case 0, 6 -> make("/pools", "poolid", name, Map.of("comment", "hers"), "/pools?poolid=" + name);
            case 1, 7 -> make("/access/roles", "roleid", name, Map.of("privs", "VM.Audit"), "/access/roles/" + name);
            case 2, 8 ->
                make(
                        "/storage",
                        "storage",
                        name,
                        Map.of("type", "dir", "path", "/mnt/" + name, "content", "backup"),
                        "/storage/" + name);
            case 3, 9 -> edit();
            default -> make("/access/groups", "groupid", name, Map.of("comment", "hers"), "/access/groups/" + name);
        }
    }

    private void make(String path, String key, String name, Map<String, String> more, String found) {
        Map<String, String> parameters = new TreeMap<>(more);
        parameters.put(key, name);
        bench.anna().ask("POST", path, parameters);
        settings.put(found, ask(found));
    }

    /** Settings of the lab are put right again, or let be when their mark is gone. */
    private void edit() {
        switch (chance.nextInt(5)) {
            case 0 -> bench.anna().ask("PUT", "/access/roles/Ours", Map.of("privs", "Sys.Audit"));
            case 1 -> bench.anna().ask("PUT", "/pools", Map.of("poolid", "ours", "comment", "mine now"));
            case 2 -> bench.anna().ask("DELETE", "/access/groups/ours", Map.of());
            case 3 -> bench.anna().ask("PUT", "/storage/ours", Map.of("content", "backup,iso"));
            default -> bench.anna().ask("DELETE", "/access/roles/Ours", Map.of());
        }
    }

    /** Without the digest, which is one of all things of a kind. */
    private String ask(String path) {
        int question = path.indexOf('?');
        String[] argument = path.substring(question + 1).split("=", 2);
        String answer = question < 0
                ? bench.anna().ask("GET", path, Map.of())
                : bench.anna().ask("GET", path.substring(0, question), Map.of(argument[0], argument[1]));
        return answer.replaceAll("\"digest\":\"[^\"]*\"", "");
    }

    private void keep(int id) {
        guests.put(id, bench.look(id).orElseThrow());
        seenSince.put(id, false);
    }

    /** What was done to hers, in words; empty if nothing was. */
    synchronized List<String> harm() {
        List<String> harm = new ArrayList<>(touched);
        faults.forEach(fault -> harm.add("she met " + fault));
        guests.forEach((id, was) -> {
            if (!bench.look(id).filter(was::equals).isPresent()) {
                harm.add("guest %d was %s and is %s".formatted(id, was, bench.look(id)));
            }
        });
        settings.forEach((path, was) -> {
            String now = ask(path);
            if (!now.equals(was)) {
                harm.add("%s was %s and is %s".formatted(path, was, now));
            }
        });
        return harm;
    }

    /** All that she did, in order. */
    synchronized List<String> deeds() {
        return List.copyOf(deeds);
    }

    /** Changing calls of ours that no client could have known to be wrong. */
    synchronized int unknowable() {
        return unknowable;
    }
}
