package dev.homecroft.providers.proxmox.text;

import dev.homecroft.state.Fields;
import dev.homecroft.state.ObjectRef;
import dev.homecroft.state.Target;
import java.util.Optional;

/** The two kinds of guest, by the API's word. */
public enum GuestKind {
    QEMU("qemu", "virtual machine"),
    LXC("lxc", "container");

    private final String path;
    private final String title;

    GuestKind(String path, String title) {
        this.path = path;
        this.title = title;
    }

    public String path() {
        return path;
    }

    public String title() {
        return title;
    }

    /** The name of a guest among the resources of high availability. */
    public String watched(long id) {
        return (this == QEMU ? "vm:" : "ct:") + id;
    }

    public ObjectRef ref(Target target, long id) {
        return new ObjectRef(target, path + "/" + id);
    }

    public static Optional<GuestKind> of(String word) {
        return switch (word) {
            case "qemu" -> Optional.of(QEMU);
            case "lxc" -> Optional.of(LXC);
            default -> Optional.empty();
        };
    }

    /** As the fields of a guest say it, declared or observed. */
    public static GuestKind of(Fields guest) {
        return guest.text("type").filter("container"::equals).isPresent() ? LXC : QEMU;
    }
}
