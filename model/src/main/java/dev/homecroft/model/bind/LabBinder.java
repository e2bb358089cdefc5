package dev.homecroft.model.bind;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.kernel.Workers;
import dev.homecroft.model.Dns;
import dev.homecroft.model.Lab;
import dev.homecroft.model.LabInfo;
import dev.homecroft.model.Network;
import dev.homecroft.model.Secrets;
import dev.homecroft.model.Section;
import dev.homecroft.model.Site;
import dev.homecroft.model.Vip;
import dev.homecroft.model.care.Care;
import dev.homecroft.model.edge.Edge;
import dev.homecroft.model.gear.Gear;
import dev.homecroft.model.kube.Kubernetes;
import dev.homecroft.model.storage.Storage;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.SourceCodes;
import dev.homecroft.source.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Binds the files of a lab. Used once. */
public final class LabBinder {
    /** So many entries of a section are bound in one go. */
    private static final int PART = 256;

    private final Reading reading = new Reading();
    private final Sections sections = new Sections(reading);
    /** The file whose entries alone are bound; empty for those of all files. */
    private final Optional<String> only;

    private final Workers workers;

    private LabBinder(Optional<String> only, Workers workers) {
        this.only = only;
        this.workers = workers;
    }

    /** The lab that the files state, with the problems of the files and of the binding; the checks come after. */
    public static LabResult bind(LabFiles files) {
        return bind(files, Workers.alone());
    }

    /** @param workers may bind several entries of a large section at once */
    public static LabResult bind(LabFiles files, Workers workers) {
        LabBinder binder = new LabBinder(Optional.empty(), workers);
        AppTrees trees = AppTrees.of(files);
        boolean whole = isWhole(files, trees);
        binder.reading.whole(whole);
        int facts = 0;
        for (LabFiles.LabFile file : files.files()) {
            if (!trees.hold(file.path())) {
                binder.sections.add(file);
                facts += file.root().map(LabBinder::facts).orElse(0);
            }
        }
        Optional<Lab> lab = binder.lab(files.paths());
        List<Diagnostic> all = new ArrayList<>(trees.outside(files.diagnostics()));
        all.addAll(binder.reading.diagnostics());
        if (lab.isEmpty() && all.stream().noneMatch(Diagnostic::isError)) {
            all.add(noLab());
        }
        return new LabResult(lab, all, facts, whole);
    }

    private static boolean isWhole(LabFiles files, AppTrees trees) {
        return files.files().stream().allMatch(file -> file.root().isPresent() || trees.hold(file.path()))
                && trees.outside(files.diagnostics()).stream()
                        .noneMatch(problem -> problem.code().equals(SourceCodes.YAML_MANY_DOCUMENTS));
    }

    /**
     * What one file says in the midst of all others: the names of the whole lab, but references and problems of this file
     * only. It takes a small part of the time of a whole binding.
     */
    public static FileResult bindFile(LabFiles files, String path) {
        LabBinder binder = new LabBinder(Optional.of(path), Workers.alone());
        AppTrees trees = AppTrees.of(files);
        boolean whole = isWhole(files, trees);
        binder.reading.whole(whole);
        files.files().stream().filter(file -> !trees.hold(file.path())).forEach(binder.sections::add);
        binder.lab(files.paths());
        List<Diagnostic> all = new ArrayList<>(trees.outside(files.diagnostics()));
        all.addAll(binder.reading.diagnostics());
        all.removeIf(problem ->
                problem.subject().filter(at -> at.file().equals(path)).isEmpty());
        return new FileResult(binder.reading.references(), all, whole);
    }

    private static Diagnostic noLab() {
        return Diagnostic.error(Codes.NO_LAB, "No file here has a section `lab`.")
                .hint("Add a `lab.yaml` with `lab: { name: NAME }`, or say where the lab is: `croft check FOLDER`.")
                .build();
    }

    private static int facts(YamlNode node) {
        if (node instanceof YamlNode.Sequence sequence) {
            int facts = 0;
            for (YamlNode item : sequence.items()) {
                facts += facts(item);
            }
            return facts;
        }
        if (node instanceof YamlNode.Mapping mapping) {
            int facts = 0;
            for (YamlNode.Entry entry : mapping.entries()) {
                facts += facts(entry.value());
            }
            return facts;
        }
        return node instanceof YamlNode.Scalar ? 1 : 0;
    }

    /** Stores come first and networks second: secrets and addresses are read by what is known of them. */
    private Optional<Lab> lab(List<String> paths) {
        sections.of("secrets.stores").keySet().forEach(reading::store);
        for (Section section : Section.values()) {
            reading.names(section, sections.of(section.path()).keySet());
        }
        reading.defaultStore(defaultStore());
        Optional<LabInfo> info = sections.lab().flatMap(this::info);
        Map<String, Secrets.Store> stores = bind(Section.SECRET_STORES, StoreShapes.STORE, StoreShapes::store);
        Map<String, Site> sites = bind(Section.SITES, PlaceShapes.SITE, PlaceShapes::site);
        Map<String, Network> networks = bind(Section.NETWORKS, PlaceShapes.NETWORK, PlaceShapes::network);
        networks.values().forEach(reading::network);
        sections.of(Section.PROFILES.path()).values().forEach(profile -> define(profile.key()));
        var hosts = bind(Section.HOSTS, MachineShapes.HOST, MachineShapes::host);
        var hypervisors = bind(Section.HYPERVISORS, HypervisorShapes.HYPERVISOR, HypervisorShapes::hypervisor);
        var images = bind(Section.IMAGES, HypervisorShapes.IMAGE, HypervisorShapes::image);
        var guests = bind(Section.GUESTS, GuestShapes.GUEST, GuestShapes::guest);
        var vips = bind(Section.VIPS, NameShapes.VIP, NameShapes::vip);
        vips.values().forEach(this::useMembers);
        Dns dns = new Dns(
                bind(Section.DNS_SERVERS, NameShapes.SERVER, NameShapes::server),
                bind(Section.DNS_ZONES, NameShapes.ZONE, NameShapes::zone),
                bind(Section.DNS_RECORDS, NameShapes.RECORDS, NameShapes::records),
                bind(Section.DNS_KEYS, DnsShapes.KEY, DnsShapes::key),
                bind(Section.DNS_VIEWS, DnsShapes.VIEW, DnsShapes::view),
                bind(Section.DNS_DYNAMIC, DnsShapes.DYNAMIC, DnsShapes::dynamic));
        Kubernetes kubernetes = new KubeBinder(this).kubernetes(paths);
        Edge edge = new EdgeBinder(this).edge();
        GearBinder others = new GearBinder(this);
        Gear gear = others.gear();
        Storage storage = others.storage();
        Care care = others.care();
        Secrets secrets = new Secrets(stores, required());
        return info.map(known -> new Lab(
                known,
                sites,
                networks,
                hosts,
                hypervisors,
                images,
                guests,
                dns,
                vips,
                secrets,
                gear,
                edge,
                storage,
                kubernetes,
                care,
                reading.references().sorted()));
    }

    /** A member is a guest or else a host. */
    private void useMembers(Vip vip) {
        Place place = new Place(reading, new Address(Section.VIPS.kind(), vip.name()), "members");
        for (String member : vip.members().keySet()) {
            if (Names.isValid(member)) {
                List<Section> kinds = List.of(Section.HOSTS, Section.GUESTS);
                reading.useAny(kinds, member, vip.origin().of("members." + member), place);
            }
        }
    }

    private Optional<String> defaultStore() {
        return sections.lab()
                .map(YamlNode.Entry::value)
                .filter(YamlNode.Mapping.class::isInstance)
                .flatMap(lab -> ((YamlNode.Mapping) lab).get("secrets"))
                .filter(YamlNode.Scalar.class::isInstance)
                .map(name -> ((YamlNode.Scalar) name).text());
    }

    private Optional<LabInfo> info(YamlNode.Entry section) {
        Place place = new Place(reading, new Address("lab", "lab"), "");
        return PlaceShapes.LAB.read(section.value(), section.key(), place, PlaceShapes::lab);
    }

    private List<SecretRef> required() {
        Place place = new Place(reading, new Address("secrets", "required"), "required");
        List<SecretRef> refs = new ArrayList<>();
        for (YamlNode list : sections.required()) {
            Types.listOf(Links.SECRET).read(list, place).ifPresent(refs::addAll);
        }
        return refs;
    }

    /** What a section says beside its entries. */
    <T> Optional<T> values(String section, Shape shape, Function<Entry, T> bind) {
        Place place = new Place(reading, new Address(section, section), "");
        return sections.values(section)
                .flatMap(values -> shape.read(
                        values, new YamlNode.Scalar(section, YamlNode.Style.PLAIN, values.range()), place, bind));
    }

    /** The entries of a section by name. */
    <T> Map<String, T> bind(Section section, Shape shape, Function<Entry, T> bind) {
        SectionShapes.require(section, shape);
        List<YamlNode.Entry> entries = List.copyOf(sections.of(section.path()).values());
        if (entries.size() <= PART || only.isPresent()) {
            return bind(section, shape, bind, entries, reading);
        }
        Map<String, T> all = LinkedHashMap.newLinkedHashMap(entries.size());
        List<Part<T>> parts = workers.each(parts(entries), some -> {
            Reading part = reading.part();
            return new Part<>(bind(section, shape, bind, some, part), part);
        });
        for (Part<T> part : parts) {
            all.putAll(part.bound);
            reading.add(part.reading);
        }
        return all;
    }

    /** Some entries of a section, bound with a notebook of their own. */
    private record Part<T>(Map<String, T> bound, Reading reading) {}

    private static List<List<YamlNode.Entry>> parts(List<YamlNode.Entry> entries) {
        List<List<YamlNode.Entry>> parts = new ArrayList<>();
        for (int start = 0; start < entries.size(); start += PART) {
            parts.add(entries.subList(start, Math.min(start + PART, entries.size())));
        }
        return parts;
    }

    private <T> Map<String, T> bind(
            Section section, Shape shape, Function<Entry, T> bind, List<YamlNode.Entry> entries, Reading notes) {
        Profiles profiles = new Profiles(sections.of("profiles"), notes);
        Map<String, T> bound = new LinkedHashMap<>();
        for (YamlNode.Entry entry : entries) {
            String name = entry.key().text();
            if (!isName(section, name)) {
                notes.report(badName(section, entry.key().range(), name));
                continue;
            }
            Address address = new Address(section.kind(), name);
            notes.define(address, entry.key().range());
            if (!isBound(section, entry)) {
                continue;
            }
            Place place = new Place(notes, address, "");
            YamlNode value = profiles.resolve(entry.value(), place);
            shape.read(value, entry.key(), place, bind).ifPresent(thing -> bound.put(name, thing));
        }
        return bound;
    }

    /** Networks are bound whatever is asked for: what addresses mean depends on them. */
    private boolean isBound(Section section, YamlNode.Entry entry) {
        return section == Section.NETWORKS
                || only.isEmpty()
                || only.get().equals(entry.key().range().file());
    }

    private void define(YamlNode.Scalar profile) {
        Address.tryParse(Section.PROFILES.kind() + "/" + profile.text())
                .ifPresent(address -> reading.define(address, profile.range()));
    }

    static boolean isName(Section section, String name) {
        return section.isNamedByDomain() ? Fqdn.tryParse(name).isPresent() : Names.isValid(name);
    }

    private static Diagnostic badName(Section section, SourceRange at, String name) {
        String expected = section.isNamedByDomain() ? "a domain name" : "small letters, digits and dashes, 63 at most";
        return Diagnostic.error(Codes.BAD_NAME, "`%s` can't be the name of a %s.".formatted(name, section.kind()))
                .at(at)
                .hint("A name here is %s.".formatted(expected))
                .build();
    }
}
