package dev.homecroft.simulators.proxmox.api;

import dev.homecroft.simulators.proxmox.cluster.ImageFixture;
import dev.homecroft.simulators.proxmox.cluster.Storage;
import dev.homecroft.simulators.proxmox.cluster.Volume;
import dev.homecroft.simulators.stage.Refusal;
import dev.homecroft.simulators.stage.TaskRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings files from the network onto a storage. */
final class Downloads {
    private static final Map<String, String> ENDINGS = Map.of(
            "iso", "(?i).+\\.(iso|img)",
            "vztmpl", "(?i).+\\.tar\\.(gz|xz|zst)",
            "import", "(?i).+\\.(qcow2|raw|vmdk|ova)");

    private Downloads() {}

    static List<Endpoint> table() {
        return List.of(
                Endpoint.post("/nodes/{node}/storage/{storage}/download-url").does(Downloads::download),
                Endpoint.get("/nodes/{node}/query-url-metadata").does(Downloads::metadata));
    }

    private static void requireNetwork(Call call) {
        if (!call.may("/", "Sys.Audit", "Sys.Modify")) {
            call.require("/nodes/" + call.node(), "Sys.AccessNetwork");
        }
    }

    private static RemoteFile remote(Call call) {
        String url = call.text("url");
        if (!url.matches("https?://.+")) {
            throw Refusal.parameter("url", "value does not match the regex pattern");
        }
        Optional<ImageFixture> fixture = call.cluster().fixtures().stream()
                .filter(known -> known.url().equals(url))
                .findFirst();
        return fixture.map(RemoteFile::of).orElseGet(() -> RemoteFile.fetch(url));
    }

    private static Object metadata(Call call) {
        requireNetwork(call);
        RemoteFile file = remote(call);
        return Map.of("filename", file.name(), "size", file.await().size(), "mimetype", "application/octet-stream");
    }

    private static Object download(Call call) {
        requireNetwork(call);
        String content = call.text("content");
        String name = call.text("filename");
        Storage storage = call.cluster().volumes().storage(call.text("storage"), call.node(), content);
        if (!name.matches(ENDINGS.getOrDefault(content, ".+"))) {
            throw Refusal.parameter("filename", "wrong file extension");
        }
        if (call.optional("compression").isPresent() && !content.equals("iso")) {
            throw Refusal.parameter("compression", "only supported for content type 'iso'");
        }
        if (call.optional("checksum").isPresent()
                != call.optional("checksum-algorithm").isPresent()) {
            throw Refusal.parameter("checksum", "missing dependency: checksum and checksum-algorithm go together");
        }
        RemoteFile file = remote(call);
        long millis = call.cluster().latency().download(file.expectedSize());
        return call.task("download", name, millis, task -> store(call, storage, file, task));
    }

    private static void store(Call call, Storage storage, RemoteFile file, TaskRecord task) {
        String content = call.text("content");
        String name = content + "/" + call.text("filename");
        task.say("downloading " + call.text("url") + " to " + storage.id() + ":" + name);
        if (call.cluster()
                .volumes()
                .volume(storage.id() + ":" + name, call.node())
                .isPresent()) {
            throw new Refusal("refusing to override existing file '" + call.text("filename") + "'");
        }
        RemoteFile.Fetched fetched = file.await();
        call.optional("checksum").ifPresent(wanted -> {
            String found = fetched.checksum(call.text("checksum-algorithm"));
            if (!wanted.equalsIgnoreCase(found)) {
                throw new Refusal("checksum mismatch: got '" + found + "' != expect '" + wanted + "'");
            }
            task.say("OK, checksum verified");
        });
        if (fetched.size() > call.cluster().volumes().available(storage, call.node())) {
            throw new Refusal("not enough space on storage '" + storage.id() + "': No space left on device");
        }
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String format = content.equals("vztmpl") ? "t" + ending : ending;
        call.cluster()
                .state()
                .put(new Volume(
                        storage.id(),
                        storage.place(call.node()),
                        name,
                        content,
                        format,
                        0,
                        content.equals("import") ? fetched.virtualSize() : fetched.size(),
                        fetched.size(),
                        "",
                        task.due() / 1000));
    }
}
