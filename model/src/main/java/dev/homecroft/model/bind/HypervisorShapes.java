package dev.homecroft.model.bind;

import dev.homecroft.kernel.ByteSize;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Image;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.language.Form;
import dev.homecroft.source.YamlNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hypervisors and the images that their guests are made from. */
final class HypervisorShapes {
    private static final Field<String> STORAGE_KIND = Field.required(
            "kind",
            Types.matching("a kind of storage such as lvmthin", "[a-z][a-z0-9-]*"),
            "Kind in the hypervisor's words: dir, btrfs, lvmthin, zfspool, nfs, cifs, pbs.");
    private static final Field<List<Ref>> NODES = Field.of(
            "nodes", Types.listOf(Links.to(Section.HOSTS)), "Hosts that have it; all members when not stated.");
    private static final Field<List<String>> CONTENT = Field.of(
            "content",
            Types.listOf(Types.matching("a kind of content such as images", "[a-z]+")),
            "What it may hold: images, rootdir, iso, vztmpl, import, backup, snippets.");
    private static final Field<Boolean> SHARED = Field.of("shared", Types.FLAG, "Whether all nodes see the same.");
    private static final Field<String> PATH = Field.of("path", Types.TEXT, "Folder, for kinds that have one.");
    private static final Field<ByteSize> SIZE =
            Field.of("size", Types.SIZE, "Capacity on each node, or in all when shared.");
    private static final Field<Ref> STORAGE_NAS =
            Field.of("nas", Links.to(Section.NAS), "The appliance that it lies on, for kinds such as nfs.");
    private static final Shape STORAGE = Shape.of(
                    "a storage", STORAGE_KIND, NODES, CONTENT, SHARED, PATH, SIZE, STORAGE_NAS)
            .with(BackingShapes.ALL);

    private static Hypervisor.Storage storage(Entry entry) {
        return new Hypervisor.Storage(
                entry.name(),
                entry.must(STORAGE_KIND, "dir"),
                entry.list(NODES),
                entry.list(CONTENT),
                entry.or(SHARED, false),
                entry.get(PATH),
                entry.get(SIZE),
                entry.get(STORAGE_NAS),
                BackingShapes.backing(entry),
                entry.origin());
    }

    /** A mapping is written {@code {pve-1: sata}}: the name of a device by host. */
    private record Devices() implements Type<Map<String, Hypervisor.DeviceOf>> {
        @Override
        public Form form() {
            return new Form.Named(
                    "a mapping from hosts to the names of their devices", List.of(Section.HOSTS), Types.TEXT.form());
        }

        @Override
        public Optional<Map<String, Hypervisor.DeviceOf>> read(YamlNode node, Place place) {
            if (!(node instanceof YamlNode.Mapping mapping)) {
                place.mismatch(node.range(), words(), node.kind());
                return Optional.empty();
            }
            Map<String, Hypervisor.DeviceOf> devices = new LinkedHashMap<>();
            for (YamlNode.Entry entry : mapping.entries()) {
                Place child = place.child(entry.key().text());
                Optional<Ref> host = Links.to(Section.HOSTS).read(entry.key(), child);
                Optional<String> device = Types.TEXT.read(entry.value(), child);
                if (host.isPresent() && device.isPresent()) {
                    devices.put(host.get().name(), new Hypervisor.DeviceOf(host.get(), device.get()));
                }
            }
            return Optional.of(devices);
        }
    }

    /** All resource mappings of a hypervisor by name. */
    private record Mappings() implements Type<Map<String, Hypervisor.Mapping>> {
        @Override
        public Form form() {
            return new Form.Named("a mapping from names to devices by host", List.of(), new Devices().form());
        }

        @Override
        public Optional<Map<String, Hypervisor.Mapping>> read(YamlNode node, Place place) {
            return Types.mapOf(words(), new Devices()).read(node, place).map(byName -> {
                Map<String, Hypervisor.Mapping> mappings = new LinkedHashMap<>();
                byName.forEach((name, devices) ->
                        mappings.put(name, new Hypervisor.Mapping(name, devices, origin(node, name))));
                return mappings;
            });
        }

        private static Origin origin(YamlNode node, String name) {
            SourceRange key = node instanceof YamlNode.Mapping mapping
                    ? mapping.entry(name).map(entry -> entry.key().range()).orElse(node.range())
                    : node.range();
            return Origin.at(key);
        }
    }

    private static final Field<Long> FIRST = Field.required("first", Types.whole(100, 999_999_999), "First id.");
    private static final Field<Long> LAST = Field.required("last", Types.whole(100, 999_999_999), "Last id.");
    private static final Shape IDS = Shape.of("a range of ids", FIRST, LAST);

    private static final Field<String> KIND = Field.required("kind", Types.words("proxmox"), "The software.");
    private static final Field<Version> VERSION = Field.of("version", Types.VERSION, "Its version.");
    private static final Field<List<Ref>> MEMBERS = Field.required(
            "members", Types.listOf(Links.to(Section.HOSTS)), "Its hosts; a host's name is the node's name.");
    private static final Field<List<URI>> ENDPOINTS = Field.of(
            "endpoints", Types.listOf(Types.URL), "Where its API answers; port 8006 of each member when not stated.");
    private static final Field<List<String>> FINGERPRINTS = Field.of(
            "fingerprint",
            Types.listOf(Types.scalar("32 pairs of hexadecimal digits with colons", HypervisorShapes::fingerprint)),
            "SHA-256 of the certificate of its API; each node that signed its own has another.");
    private static final Field<List<String>> AUTHORITIES = Field.of(
            "authorities",
            Types.listOf(Types.scalar("`machine`, or a certificate in PEM", HypervisorShapes::authority)),
            "Who may have signed the certificate of its API besides, under the endpoint's name: `machine` for all that this "
                    + "machine trusts, or the certificate of an authority in PEM.");
    private static final Field<SecretRef> TOKEN =
            Field.of("token", Links.SECRET, "The secret with the API token, user@realm!name=uuid.");
    private static final Field<String> BRIDGE =
            Field.of("bridge", Types.TEXT, "Bridge of guests that state none; vmbr0.");
    private static final Field<Map<String, Hypervisor.Storage>> STORAGES =
            Field.of("storages", Links.entries(STORAGE, HypervisorShapes::storage), "Storages by name.");
    private static final Field<Map<String, Hypervisor.Mapping>> MAPPINGS = Field.of(
            "mappings", new Mappings(), "Resource mappings for passthrough: a device for each host that has it.");
    private static final Field<Hypervisor.IdRange> ID_RANGE = Field.of(
            "ids",
            Links.nested(IDS, entry -> new Hypervisor.IdRange(entry.must(FIRST, 100L), entry.must(LAST, 100L))),
            "Range that ids of guests are taken from.");
    private static final Field<String> POOL = Field.of("pool", Types.TEXT, "Resource pool of guests that state none.");
    private static final Field<ByteSize> RESERVE =
            Field.of("reserve", Types.SIZE, "Memory of each node that guests may not use; 1G.");
    private static final Field<Hypervisor.RestartPolicy> RESTARTS = Field.of(
            "restarts", Types.oneOf(Hypervisor.RestartPolicy.class), "Whether apply may restart a guest; never.");
    static final Shape HYPERVISOR = Shape.of(
                    "a hypervisor",
                    KIND,
                    VERSION,
                    MEMBERS,
                    ENDPOINTS,
                    FINGERPRINTS,
                    AUTHORITIES,
                    TOKEN,
                    BRIDGE,
                    STORAGES,
                    MAPPINGS,
                    ID_RANGE,
                    POOL,
                    RESERVE,
                    RESTARTS)
            .with(SettingsShapes.all());

    private static Optional<String> fingerprint(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.matches("[0-9A-F]{2}(:[0-9A-F]{2}){31}") ? Optional.of(upper) : Optional.empty();
    }

    private static Optional<String> authority(String text) {
        String form = "-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----";
        String stripped = text.strip();
        return stripped.equals("machine") || stripped.matches(form) ? Optional.of(stripped) : Optional.empty();
    }

    static Hypervisor hypervisor(Entry entry) {
        return new Hypervisor(
                entry.name(),
                entry.must(KIND, "proxmox"),
                entry.get(VERSION),
                entry.must(MEMBERS, List.of()),
                entry.list(ENDPOINTS),
                entry.list(FINGERPRINTS),
                entry.list(AUTHORITIES),
                entry.get(TOKEN),
                entry.or(BRIDGE, "vmbr0"),
                entry.map(STORAGES),
                entry.map(MAPPINGS),
                entry.get(ID_RANGE),
                entry.get(POOL),
                entry.or(RESERVE, ByteSize.ofGibi(1)),
                entry.or(RESTARTS, Hypervisor.RestartPolicy.NEVER),
                SettingsShapes.settings(entry),
                entry.origin());
    }

    private static final Field<Image.Kind> IMAGE_KIND =
            Field.required("kind", Types.oneOf(Image.Kind.class), "What it is: disk, iso or container.");
    private static final Field<URI> URL = Field.required("url", Types.URL, "Where it is downloaded from.");
    private static final Field<Image.Checksum> CHECKSUM = Field.of(
            "checksum",
            Types.scalar("algorithm and digest such as sha256:9f86…", HypervisorShapes::checksum),
            "Algorithm and digest of the download.");
    private static final Field<Ref> HYPERVISOR_REF = Field.of(
            "hypervisor", Links.to(Section.HYPERVISORS), "The hypervisor that keeps it; the only one when not stated.");
    private static final Field<String> IMAGE_STORAGE =
            Field.of("storage", Types.TEXT, "The hypervisor's storage that keeps it.");
    private static final Field<String> FILE = Field.of(
            "file",
            Types.matching("a file name", "[A-Za-z0-9][A-Za-z0-9._+-]{0,200}"),
            "Its name there; the last part of the URL when not stated.");
    private static final Field<ByteSize> IMAGE_SIZE = Field.of("size", Types.SIZE, "Size of the download.");
    static final Shape IMAGE = Shape.of(
            "an image",
            IMAGE_KIND,
            URL,
            CHECKSUM,
            HYPERVISOR_REF,
            IMAGE_STORAGE,
            FILE,
            IMAGE_SIZE,
            SchematicShapes.FIELD);

    private static final Map<String, Integer> DIGESTS = Map.of("sha256", 64, "sha512", 128, "sha1", 40, "md5", 32);

    private static Optional<Image.Checksum> checksum(String text) {
        int colon = text.indexOf(':');
        String algorithm = text.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        String digest = text.substring(colon + 1).toLowerCase(Locale.ROOT);
        boolean valid = digest.matches("[0-9a-f]+") && DIGESTS.getOrDefault(algorithm, -1) == digest.length();
        return valid ? Optional.of(new Image.Checksum(algorithm, digest)) : Optional.empty();
    }

    static Image image(Entry entry) {
        return new Image(
                entry.name(),
                entry.must(IMAGE_KIND, Image.Kind.DISK),
                entry.must(URL, URI.create("https://invalid/")),
                entry.get(CHECKSUM),
                entry.get(HYPERVISOR_REF),
                entry.get(IMAGE_STORAGE),
                entry.get(FILE),
                entry.get(IMAGE_SIZE),
                entry.get(SchematicShapes.FIELD),
                entry.origin());
    }

    private HypervisorShapes() {}
}
