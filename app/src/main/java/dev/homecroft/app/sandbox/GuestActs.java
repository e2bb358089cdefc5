package dev.homecroft.app.sandbox;

import dev.homecroft.simulators.proxmox.ProxmoxControl;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a person does to a guest past us, in the web console of a simulated cluster. */
record GuestActs(ProxmoxControl control) {
    private static final int FIRST_ID = 100;
    private static final int LAST_ID = 999;
    private static final int MEBIBYTES = 1024;

    /** Does it and says so; empty if the cluster has no guest of that name. */
    Optional<String> happen(String name, HumanAct act) {
        return find(name).map(id -> switch (act) {
            case EDIT -> edit(name, id);
            case SWAP -> swap(name, id);
        });
    }

    /** How many guests a node has. */
    long countOn(String node) {
        return ids().filter(id -> node.equals(look(id).get("@node"))).count();
    }

    private Optional<Integer> find(String name) {
        return ids().filter(id -> name.equals(look(id).get("name")) || name.equals(look(id).get("hostname")))
                .boxed()
                .findFirst();
    }

    private IntStream ids() {
        return IntStream.rangeClosed(FIRST_ID, LAST_ID)
                .filter(id -> control.look(id).isPresent());
    }

    private NavigableMap<String, String> look(int id) {
        return control.look(id).orElseThrow();
    }

    private String edit(String name, int id) {
        int memory = Integer.parseInt(look(id).getOrDefault("memory", Integer.toString(MEBIBYTES)));
        control.anna().configure(id, Map.of("memory", Integer.toString(2 * memory)));
        return "anna@pam gave " + name + " " + 2 * memory / MEBIBYTES + " GiB of memory in the web console.";
    }

    private String swap(String name, int id) {
        String node = look(id).getOrDefault("@node", "");
        control.anna().delete(id);
        control.anna().create("qemu", node, id, Map.of("name", "windows", "memory", "4096"));
        return "anna@pam deleted " + name + " and gave its number " + id + " to a machine called windows.";
    }
}
