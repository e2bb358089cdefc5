package dev.homecroft.providers.proxmox.guests;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.providers.proxmox.planning.Chain;
import dev.homecroft.providers.proxmox.planning.KnownCluster;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.spi.Matched;
import dev.homecroft.state.Action;
import dev.homecroft.state.Blocked;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.ObservedObject;
import dev.homecroft.state.Reason;
import dev.homecroft.state.Risk;
import dev.homecroft.state.Unchanged;
import java.util.List;
import java.util.Optional;

/** Images: a file that is there under the declared name is the image, whoever put it there. */
final class ImageDiff {
    private final KnownCluster cluster;

    ImageDiff(KnownCluster cluster) {
        this.cluster = cluster;
    }

    /** What is to be done with one image. */
    sealed interface Result {
        record Steps(Chain chain) implements Result {}

        record Nothing(Unchanged why) implements Result {}

        record Not(Blocked why) implements Result {}
    }

    /** @param users guests on its node that are made from it */
    Result missing(DesiredResource desired, List<String> users) {
        Fields fields = desired.fields();
        String volume = fields.text("volume").orElse("");
        Optional<ObservedObject> there = cluster.observation()
                .at(Names.file(cluster.target(), fields.text("node").orElse(""), volume));
        if (there.isPresent()) {
            return present(desired, there.get());
        }
        if (users.isEmpty()) {
            return new Result.Nothing(new Unchanged(
                    desired.address(), new Reason(Reason.Code.NOT_ACTIVE, "no guest there is made from it")));
        }
        Optional<String> node = node(fields);
        if (node.isEmpty()) {
            return new Result.Not(new Blocked(desired.address(), noStorage(desired)));
        }
        Chain chain = new Chain(cluster.target(), desired.address(), Optional.of(desired.declaredAt()));
        chain.add(download(desired, node.get(), Action.CREATE, because(users)));
        return new Result.Steps(chain);
    }

    private static Reason because(List<String> users) {
        String more = users.size() > 1 ? " and %d more".formatted(users.size() - 1) : "";
        return new Reason(
                Reason.Code.NEEDED,
                users.stream().sorted().findFirst().orElse("") + more + (more.isEmpty() ? " uses it" : " use it"));
    }

    private Optional<String> node(Fields fields) {
        String node = fields.text("node").orElse("");
        String storage = fields.text("storage").orElse("");
        if (node.equals(Names.SHARED)) {
            return cluster.anyNodeWith(storage);
        }
        boolean isUp = cluster.onlineNodes().contains(node) && cluster.hasStorage(node, storage);
        return isUp ? Optional.of(node) : Optional.empty();
    }

    private Diagnostic noStorage(DesiredResource desired) {
        return Diagnostic.error(
                        "image-storage-missing",
                        "The storage `%s` is not to be had on `%s`."
                                .formatted(
                                        desired.fields().text("storage").orElse(""),
                                        desired.fields().text("node").orElse("")))
                .detail("The image `%s` belongs there."
                        .formatted(desired.address().name()))
                .at(desired.declaredAt())
                .about(desired.address())
                .hint("bring the node or the storage up, or state another `storage` of the image")
                .build();
    }

    Result present(DesiredResource desired, ObservedObject file) {
        Optional<ByteSize> size = desired.fields().size("size");
        Optional<ByteSize> found = file.fields().size("size");
        if (size.isPresent() && found.isPresent() && !size.equals(found)) {
            return new Result.Not(new Blocked(desired.address(), otherSize(desired, file, size.get(), found.get())));
        }
        return new Result.Nothing(new Unchanged(desired.address(), Reason.of(Reason.Code.AS_DECLARED)));
    }

    private static Diagnostic otherSize(DesiredResource desired, ObservedObject file, ByteSize size, ByteSize found) {
        return Diagnostic.error(
                        "image-size",
                        "A file of another length has the name of the image `%s`."
                                .formatted(desired.address().name()))
                .detail("`%s` has %d bytes, declared are %d."
                        .formatted(file.fields().text("volume").orElse(""), found.bytes(), size.bytes()))
                .at(desired.declaredAt())
                .about(desired.address())
                .hint("remove the file, or correct `size`")
                .build();
    }

    /** Ours, and its declaration may have changed: a file says nothing of its checksum, so what we applied last has to. */
    Result ours(Matched.Present present) {
        DesiredResource desired = present.desired();
        boolean isOther = present.lastApplied()
                .flatMap(last -> last.text("create.checksum"))
                .filter(last -> !Optional.of(last).equals(desired.fields().text("create.checksum")))
                .isPresent();
        Optional<String> node = node(desired.fields());
        if (!isOther || node.isEmpty()) {
            return present(desired, present.observed());
        }
        Chain chain = new Chain(cluster.target(), desired.address(), Optional.of(desired.declaredAt()));
        Reason reason = Reason.of(Reason.Code.DECLARATION_CHANGED);
        chain.add(delete(present.observed(), node.get(), Action.REPLACE, reason, Risk.SAFE));
        chain.add(download(desired, node.get(), Action.CREATE, reason));
        return new Result.Steps(chain);
    }

    private Chain.Draft download(DesiredResource desired, String node, Action action, Reason reason) {
        Fields fields = desired.fields();
        Fields.Builder arguments = Fields.builder()
                .put("node", node)
                .put("place", fields.text("node").orElse(""));
        for (String path : List.of("storage", "content", "file", "volume", "size")) {
            arguments.put(path, fields.get(path));
        }
        arguments.put("url", fields.get("create.url")).put("checksum", fields.get("create.checksum"));
        return new Chain.Draft(
                action,
                "download",
                Operation.IMAGE_DOWNLOAD,
                arguments.build(),
                Optional.empty(),
                List.of(),
                reason,
                Risk.SAFE,
                List.of(
                        cluster.nodeSlot(node),
                        cluster.storageSlot(node, fields.text("storage").orElse(""))));
    }

    Chain.Draft delete(ObservedObject file, String node, Action action, Reason reason, Risk risk) {
        Fields arguments = Fields.builder()
                .put("node", node)
                .put("place", file.fields().get("node"))
                .put("storage", file.fields().get("storage"))
                .put("volume", file.fields().get("volume"))
                .build();
        return new Chain.Draft(
                action,
                "delete",
                Operation.IMAGE_DELETE,
                arguments,
                file.identity().map(identity -> new Expectation(file.ref(), identity, file.mark())),
                List.of(),
                reason,
                risk,
                List.of(cluster.nodeSlot(node)));
    }

    Optional<Chain> removal(Matched.Removal removal) {
        ObservedObject file = removal.observed();
        Optional<String> node = node(file.fields());
        if (node.isEmpty() || file.mark().isEmpty()) {
            return Optional.empty();
        }
        Chain chain = new Chain(cluster.target(), file.mark().get().address(), Optional.empty());
        chain.add(delete(file, node.get(), Action.DELETE, removal.reason(), Risk.DESTRUCTIVE));
        return Optional.of(chain);
    }
}
