package dev.homecroft.app.lab;

import dev.homecroft.app.session.EditedLab;
import dev.homecroft.app.session.Workbench;
import dev.homecroft.engine.Engine;
import dev.homecroft.history.History;
import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Lab;
import dev.homecroft.model.References;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.model.bind.LabResult;
import dev.homecroft.model.checks.LabLoader;
import dev.homecroft.model.checks.NameLinks;
import dev.homecroft.model.edit.Formatting;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.ParseCache;
import dev.homecroft.spi.Provider;
import dev.homecroft.state.DesiredResource;
import dev.homecroft.views.EditReport;
import dev.homecroft.views.EditReport.FileEdit;
import dev.homecroft.views.FactsReport;
import dev.homecroft.views.LossReport;
import dev.homecroft.views.RefsReport;
import dev.homecroft.views.Thing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Work on the files of the lab in a folder. */
public final class FolderWorkbench implements Workbench {
    private final LabFolders finder;
    private final List<Provider> providers;
    private final LabRenaming renaming;

    /** @param histories opens the history in a file that is there */
    public FolderWorkbench(LabFolders finder, List<Provider> providers, Function<Path, History> histories) {
        this.finder = finder;
        this.providers = List.copyOf(providers);
        this.renaming = new LabRenaming(new RealNames(providers, histories));
    }

    @Override
    public RefsReport refs(Optional<String> folder, String name) {
        References references = read(folder).bound().references();
        return refs(references, named(references, name));
    }

    private static Address named(References references, String name) {
        Set<Address> known = new TreeSet<>(references.definitions().keySet());
        known.addAll(references.uses().keySet());
        return new Names(known).one(name);
    }

    @Override
    public List<String> names(Optional<String> folder, Optional<String> kind) {
        return read(folder).bound().references().definitions().keySet().stream()
                .filter(thing -> kind.isEmpty() || thing.kind().equals(kind.get()))
                .map(thing -> kind.isEmpty() ? thing.toString() : thing.name())
                .sorted()
                .toList();
    }

    private static RefsReport refs(References references, Address thing) {
        List<Thing.Use> uses = references.usesOf(thing).stream()
                .map(use -> new Thing.Use(use.by(), use.field(), use.at()))
                .toList();
        return new RefsReport(
                thing, Optional.ofNullable(references.definitions().get(thing)), uses);
    }

    @Override
    public List<RefsReport> unused(Optional<String> folder) {
        References references = read(folder).bound().references();
        return references.unused().stream()
                .map(thing -> refs(references, thing))
                .toList();
    }

    @Override
    public LossReport without(Optional<String> folder, String name) {
        Lab lab = read(folder).bound();
        Address thing = named(lab.references(), name);
        return new LossReport(thing, NameLinks.of(lab).without(thing));
    }

    @Override
    public EditReport rename(Optional<String> folder, String name, String newName, boolean write) {
        LoadedLab read = read(folder);
        Address thing = new Names(read.lab().references().definitions().keySet()).one(name);
        Map<String, String> texts = renaming.texts(read.root(), read.files(), thing, newName);
        List<FileEdit> edits = edits(read, texts);
        if (write) {
            FileWriter.write(read.root(), edits);
        }
        return new EditReport(edits, write, List.of());
    }

    private static List<FileEdit> edits(LoadedLab read, Map<String, String> texts) {
        List<FileEdit> edits = new ArrayList<>();
        texts.forEach((path, text) -> {
            String old = read.files().text(path).text();
            if (!old.equals(text)) {
                edits.add(new FileEdit(path, old, text));
            }
        });
        return edits;
    }

    /** The lab for an editor. */
    public EditedLab edited(Optional<String> folder) {
        return new FolderEditing(finder.find(folder), renaming);
    }

    @Override
    public EditReport format(Optional<String> folder, boolean write) {
        LoadedLab read = read(folder);
        Formatting formatting = new Formatting(LabLanguage.whole());
        Map<String, String> texts = new TreeMap<>();
        List<Diagnostic> notes = new ArrayList<>();
        for (LabFiles.LabFile file : read.files().files()) {
            Optional<String> text =
                    formatting.of(file.path(), read.files().text(file.path()).text());
            text.ifPresentOrElse(fresh -> texts.put(file.path(), fresh), () -> notes.add(leftAlone(file.path())));
        }
        List<FileEdit> edits = edits(read, texts);
        if (write) {
            FileWriter.write(read.root(), edits);
        }
        return new EditReport(edits, write, notes);
    }

    private static Diagnostic leftAlone(String path) {
        return Diagnostic.warning("layout-unclear", "`%s` is left as it is.".formatted(path))
                .at(SourceRange.ofFile(path))
                .hint("`croft check` tells whether it can be read at all.")
                .build();
    }

    @Override
    public FactsReport facts(Optional<String> folder, Optional<String> name) {
        LoadedLab read = read(folder);
        Lab lab = read.lab();
        List<DesiredResource> resources = new Engine(providers)
                .project(lab).values().stream()
                        .flatMap(projection -> projection.resources().stream())
                        .toList();
        List<FactsReport.Fact> all = FactFinder.find(read.files(), resources);
        if (name.isEmpty()) {
            return new FactsReport(all);
        }
        Address thing = named(lab.references(), name.get());
        Optional<SourceRange> at =
                Optional.ofNullable(lab.references().definitions().get(thing));
        return new FactsReport(FactFinder.of(thing, at, all));
    }

    @Override
    public FirstLab init(Optional<String> folder, Beginnings beginnings) {
        Path root = finder.folder(folder);
        String text = FirstLabText.of(beginnings);
        LabResult result =
                LabLoader.load(LabFiles.load(new TextTree(LabFinder.FILE, text), ParseCache.none(), path -> true));
        if (!result.diagnostics().isEmpty()) {
            throw new CroftException(result.diagnostics());
        }
        FileWriter.create(root.resolve(LabFinder.FILE), text);
        return new FirstLab(LabFinder.FILE, text);
    }

    @Override
    public String folderName(Optional<String> folder) {
        return String.valueOf(finder.folder(folder).getFileName());
    }

    private LoadedLab read(Optional<String> folder) {
        return LoadedLab.read(finder.find(folder));
    }
}
