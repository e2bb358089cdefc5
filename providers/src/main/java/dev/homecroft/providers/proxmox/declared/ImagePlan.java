package dev.homecroft.providers.proxmox.declared;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Layer;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Image;
import dev.homecroft.model.Lab;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Target;
import dev.homecroft.state.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an image is kept on a storage.
 *
 * @param content the storage's word for it
 * @param file its name there. When the lab states none, it carries our mark, as files have no other place for one
 */
public record ImagePlan(String content, String file) {
    private static final List<String> PACKED = List.of(".xz", ".gz", ".zst", ".bz2", ".zip", ".lz4");

    public static ImagePlan of(Lab lab, Image image) {
        String path = Optional.ofNullable(image.url().getPath()).orElse("");
        String remote = path.substring(path.lastIndexOf('/') + 1);
        String content = switch (image.kind()) {
            case DISK -> "import";
            case ISO -> "iso";
            case CONTAINER -> "vztmpl";
        };
        String extension = extension(image.kind(), remote);
        String file = image.file()
                .orElseGet(() -> Names.markedFile(image.name(), lab.info().id(), extension));
        return new ImagePlan(content, file);
    }

    /** The server takes only names that it knows the meaning of; distributions call QCOW2 files {@code .img}. */
    private static String extension(Image.Kind kind, String remote) {
        return switch (kind) {
            case ISO -> remote.endsWith(".img") ? ".img" : ".iso";
            case DISK -> {
                for (String known : List.of(".raw", ".vmdk", ".ova")) {
                    if (remote.endsWith(known)) {
                        yield known;
                    }
                }
                yield ".qcow2";
            }
            case CONTAINER -> {
                int tar = remote.indexOf(".tar.");
                yield tar < 0 ? ".tar.zst" : remote.substring(tar);
            }
        };
    }

    /** The stated storage, or the first that may hold such content. */
    public static Optional<Hypervisor.Storage> storage(Hypervisor cluster, Image image) {
        if (image.storage().isPresent()) {
            return Optional.ofNullable(cluster.storages().get(image.storage().get()));
        }
        String content = switch (image.kind()) {
            case DISK -> "import";
            case ISO -> "iso";
            case CONTAINER -> "vztmpl";
        };
        return cluster.storages().values().stream()
                .filter(storage -> storage.content().contains(content))
                .findFirst();
    }

    public Optional<Diagnostic> problem(Image image) {
        String path = image.url().toString();
        boolean isPacked = image.kind() == Image.Kind.DISK && PACKED.stream().anyMatch(path::endsWith);
        return isPacked
                ? Optional.of(
                        Diagnostic.error("image-compressed", "The image `%s` is compressed.".formatted(image.name()))
                                .detail("Proxmox VE unpacks nothing when it imports a disk.")
                                .at(image.origin().of("url"), "needs a .qcow2, .raw or .vmdk")
                                .about(new Address("image", image.name()))
                                .hint("state the address of the same image as QCOW2")
                                .build())
                : Optional.empty();
    }

    public DesiredResource resource(Address address, Target target, String node, String storage, Image image) {
        Fields fields = Fields.builder()
                .put("node", node)
                .put("storage", storage)
                .put("content", content)
                .put("file", file)
                .put("volume", storage + ":" + content + "/" + file)
                .put("create.url", image.url().toString())
                .put("create.checksum", image.checksum().map(sum -> Value.of(sum.toString())))
                .put("size", image.size().map(Value::of))
                .build();
        return new DesiredResource(
                address,
                Layer.HYPERVISOR,
                target,
                fields,
                List.of(),
                image.origin().key(),
                Map.of());
    }
}
