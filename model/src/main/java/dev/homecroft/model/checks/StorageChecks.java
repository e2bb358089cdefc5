package dev.homecroft.model.checks;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Guest;
import dev.homecroft.model.Hypervisor;
import dev.homecroft.model.Image;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Section;
import dev.homecroft.model.bind.Suggestion;
import java.util.Collection;
import java.util.Optional;

/** Disks and images on storages. A hypervisor that states no storages is not asked. */
final class StorageChecks {
    private StorageChecks() {}

    static void disks(Facts facts, Report report) {
        for (Guest guest : facts.guests()) {
            facts.hypervisorOf(guest)
                    .filter(hypervisor -> !hypervisor.storages().isEmpty())
                    .ifPresent(hypervisor ->
                            guest.disks().values().forEach(disk -> disk(guest, disk, hypervisor, report)));
        }
    }

    private static void disk(Guest guest, Guest.Disk disk, Hypervisor hypervisor, Report report) {
        Address about = Facts.address(Section.GUESTS, guest.name());
        SourceRange at = disk.origin().of("storage");
        Optional<Hypervisor.Storage> storage = storage(disk.storage(), hypervisor, at, about, report);
        if (storage.isEmpty()) {
            return;
        }
        String content = guest.isVm() ? "images" : "rootdir";
        String what = "the disk `%s` of `%s`".formatted(disk.name(), guest.name());
        content(storage.get(), content, what, at, about, report);
        boolean isMissing =
                guest.node().filter(node -> !isOn(storage.get(), node)).isPresent();
        if (isMissing) {
            report.add(Diagnostic.error(
                            CheckCodes.STORAGE_NOT_ON_NODE,
                            "`%s` runs on `%s`, which has no storage `%s`."
                                    .formatted(
                                            guest.name(),
                                            guest.node().get(),
                                            storage.get().name()))
                    .at(at)
                    .context(storage.get().origin().of("nodes"), "only here")
                    .about(about));
        }
    }

    private static boolean isOn(Hypervisor.Storage storage, Ref node) {
        return storage.nodes().isEmpty()
                || storage.nodes().stream().anyMatch(one -> one.name().equals(node.name()));
    }

    static void images(Facts facts, Report report) {
        Collection<Hypervisor> all = facts.lab().hypervisors().values();
        for (Image image : facts.lab().images().values()) {
            Optional<Hypervisor> hypervisor = image.hypervisor()
                    .map(facts.lab()::hypervisor)
                    .orElseGet(() -> all.size() == 1 ? all.stream().findFirst() : Optional.empty());
            hypervisor.filter(found -> !found.storages().isEmpty()).ifPresent(found -> image(image, found, report));
        }
    }

    private static void image(Image image, Hypervisor hypervisor, Report report) {
        Address about = Facts.address(Section.IMAGES, image.name());
        SourceRange at = image.origin().of("storage");
        String content = switch (image.kind()) {
            case DISK -> "import";
            case ISO -> "iso";
            case CONTAINER -> "vztmpl";
        };
        storage(image.storage(), hypervisor, at, about, report)
                .ifPresent(storage -> content(storage, content, "the image `" + image.name() + "`", at, about, report));
    }

    private static Optional<Hypervisor.Storage> storage(
            Optional<String> name, Hypervisor hypervisor, SourceRange at, Address about, Report report) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Hypervisor.Storage> found = Facts.find(hypervisor.storages(), name.get());
        if (found.isEmpty()) {
            Diagnostic.Builder problem = Diagnostic.error(
                            CheckCodes.UNKNOWN_STORAGE,
                            "`%s` has no storage `%s`.".formatted(hypervisor.name(), name.get()))
                    .at(at)
                    .context(hypervisor.origin().of("storages"), "its storages")
                    .about(about);
            Suggestion.of(name.get(), hypervisor.storages().keySet())
                    .ifPresent(word -> problem.hint("Did you mean `%s`?".formatted(word)));
            report.add(problem);
        }
        return found;
    }

    private static void content(
            Hypervisor.Storage storage, String content, String what, SourceRange at, Address about, Report report) {
        if (!storage.content().isEmpty() && !storage.content().contains(content)) {
            report.add(Diagnostic.error(
                            CheckCodes.STORAGE_CONTENT,
                            "The storage `%s` may not hold %s.".formatted(storage.name(), what))
                    .at(at)
                    .context(storage.origin().of("content"), "lacks `" + content + "`")
                    .about(about));
        }
    }
}
