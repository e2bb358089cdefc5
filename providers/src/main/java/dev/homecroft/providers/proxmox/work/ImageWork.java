package dev.homecroft.providers.proxmox.work;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.json.Json;
import dev.homecroft.providers.proxmox.api.Answer;
import dev.homecroft.providers.proxmox.api.Problems;
import dev.homecroft.providers.proxmox.api.ProxmoxClient;
import dev.homecroft.providers.proxmox.api.Tasks;
import dev.homecroft.providers.proxmox.api.Words;
import dev.homecroft.providers.proxmox.api.Work;
import dev.homecroft.providers.proxmox.text.Names;
import dev.homecroft.providers.proxmox.text.Operation;
import dev.homecroft.spi.StepResult;
import dev.homecroft.state.Expectation;
import dev.homecroft.state.Fields;
import dev.homecroft.state.Identity;
import dev.homecroft.state.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Downloads an image to a storage, or deletes one. The server checks the checksum and renames the file only when it is whole. */
final class ImageWork implements Work {
    private final ProxmoxClient client;
    private final Step step;
    private final Fields arguments;
    private final boolean isDownload;

    ImageWork(ProxmoxClient client, Step step) {
        this.client = client;
        this.step = step;
        this.arguments = step.arguments();
        this.isDownload = Operation.of(step.operation()) == Operation.IMAGE_DOWNLOAD;
    }

    private String argument(String path) {
        return arguments.text(path).orElse("");
    }

    private String storagePath() {
        return "/nodes/%s/storage/%s".formatted(Words.encode(argument("node")), Words.encode(argument("storage")));
    }

    @Override
    public Look look() {
        Json listing = client.need(
                storagePath() + "/content?content=" + content(),
                "list what is in storage `%s` of `%s`".formatted(argument("storage"), argument("node")));
        Optional<Json.Obj> file = Tasks.rows(listing).stream()
                .filter(row -> row.text("volid").orElse("").equals(argument("volume")))
                .findFirst();
        return isDownload ? lookForNew(file) : lookForOld(file.map(this::identity));
    }

    /** {@code import} of {@code local:import/debian.qcow2}; a listing of everything would hold all backups too. */
    private String content() {
        String volume = argument("volume");
        return volume.substring(volume.indexOf(':') + 1, volume.indexOf('/'));
    }

    private Identity identity(Json.Obj file) {
        return Names.fileIdentity(
                argument("volume"),
                Math.max(0, file.whole("size").orElse(0L)),
                file.whole("ctime").orElse(0L));
    }

    private Look lookForNew(Optional<Json.Obj> file) {
        if (file.isEmpty()) {
            return new Look.Go();
        }
        Optional<ByteSize> size = arguments.size("size");
        long found = file.get().whole("size").orElse(0L);
        if (size.isPresent() && size.get().bytes() != found) {
            return new Look.Stop(new StepResult.Failed(Problems.about(
                    step.id().address(),
                    "image-size",
                    "A file of another length has the name of the image `%s`."
                            .formatted(step.id().address().name()),
                    "`%s` has %d bytes, declared are %d."
                            .formatted(argument("volume"), found, size.get().bytes()),
                    "remove the file, or correct `size`")));
        }
        return new Look.Already(new StepResult.Done(
                Optional.of(Names.file(step.target(), argument("place"), argument("volume"))),
                Optional.of(identity(file.get())),
                List.of()));
    }

    /** A file that was replaced meanwhile is another one: ours is gone. */
    private Look lookForOld(Optional<Identity> found) {
        boolean isOurs = found.isPresent() && found.equals(step.expects().map(Expectation::identity));
        return isOurs
                ? new Look.Go()
                : new Look.Already(new StepResult.Done(Optional.empty(), Optional.empty(), List.of()));
    }

    @Override
    public Answer call() {
        if (!isDownload) {
            return client.delete(storagePath() + "/content/" + Words.encode(argument("volume")), Map.of());
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("content", argument("content"));
        form.put("filename", argument("file"));
        form.put("url", argument("url"));
        arguments.text("checksum").ifPresent(checksum -> {
            int colon = checksum.indexOf(':');
            form.put("checksum-algorithm", checksum.substring(0, colon));
            form.put("checksum", checksum.substring(colon + 1));
        });
        return client.post(storagePath() + "/download-url", form);
    }

    @Override
    public String tasks() {
        return "typefilter=" + (isDownload ? "download" : "imgdel");
    }

    @Override
    public String node() {
        return argument("node");
    }

    @Override
    public String doing() {
        return (isDownload ? "download `%s` to `%s`" : "delete `%s` on `%s`")
                .formatted(argument("volume"), argument("node"));
    }
}
