package dev.homecroft.providers.proxmox;

import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Target;
import java.util.Optional;

/** The two kinds of guest, by the API's word. */
enum GuestKind {
    QEMU("qemu", "virtual machine"),
    LXC("lxc", "container");

    private final String path;
    private final String title;

    GuestKind(String path, String title) {
        this.path = path;
        this.title = title;
    }

    String path() {
        return path;
    }

    String title() {
        return title;
    }

    ObjectRef ref(Target target, long id) {
        return new ObjectRef(target, path + "/" + id);
    }

    static Optional<GuestKind> of(String word) {
        return switch (word) {
            case "qemu" -> Optional.of(QEMU);
            case "lxc" -> Optional.of(LXC);
            default -> Optional.empty();
        };
    }
}
