package dev.homecroft.model.edit;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.kernel.Fqdn;
import dev.homecroft.kernel.SourceRange;
import dev.homecroft.model.Lab;
import dev.homecroft.model.References;
import dev.homecroft.model.Section;
import dev.homecroft.model.bind.LabLanguage;
import dev.homecroft.source.LabFiles;
import dev.homecroft.source.SourceText;
import dev.homecroft.source.YamlEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gives an entry another name, everywhere at once. */
public final class Renaming {
    /** The code of every problem with a name or a place. */
    public static final String CODE = "rename-impossible";

    private final LabFiles files;
    private final Lab lab;

    /** @param lab what the files state */
    public Renaming(LabFiles files, Lab lab) {
        this.files = files;
        this.lab = lab;
    }

    /**
     * The new texts of the files that change; throws CroftException when the name can't be had or a place can't be
     * rewritten.
     *
     * @param thing an entry that is there
     * @param name its new name, without its kind
     */
    public Map<String, String> to(Address thing, String name) {
        Section section = section(thing);
        requireValid(section, thing, name);
        List<Mention> all = new MentionIndex(LabLanguage.whole()).of(files);
        requireFree(section, name, all);
        Map<String, Map<SourceRange, String>> edits = new TreeMap<>();
        for (Mention mention : all) {
            if (mention.name().equals(thing.name()) && meant(mention).equals(section)) {
                put(edits, mention.at().range(), mention.renamed(name));
            }
        }
        requireAll(thing, edits);
        RecordTexts.of(files, names(section, thing.name(), name)).forEach((at, text) -> put(edits, at, text));
        Map<String, String> texts = new TreeMap<>();
        edits.forEach((file, places) -> {
            SourceText text = files.text(file);
            texts.put(file, YamlEdit.of(text).replace(places));
        });
        return texts;
    }

    private static void put(Map<String, Map<SourceRange, String>> edits, SourceRange at, String text) {
        edits.computeIfAbsent(at.file(), file -> new TreeMap<>()).put(at, text);
    }

    private static Section section(Address thing) {
        return Arrays.stream(Section.values())
                .filter(section -> section.kind().equals(thing.kind()))
                .findFirst()
                .orElseThrow(() -> refusal("`%s` is no entry that could be renamed.".formatted(thing), ""));
    }

    private static String one(Section section) {
        String article = "aeiou".indexOf(section.kind().charAt(0)) < 0 ? "a" : "an";
        return article + " " + section.kind().replace('-', ' ');
    }

    private static void requireValid(Section section, Address thing, String name) {
        section.keyedBy().ifPresent(owner -> {
            throw refusal(
                    "`%s` is called what its %s is called.".formatted(thing, owner.kind()),
                    "Rename `%s/%s`.".formatted(owner.kind(), thing.name()));
        });
        if (name.equals(thing.name())) {
            throw refusal("`%s` has that name already.".formatted(thing), "");
        }
        if (!LabLanguage.isName(section, name)) {
            String expected =
                    section.isNamedByDomain() ? "a domain name" : "small letters, digits and dashes, 63 at most";
            throw refusal(
                    "`%s` can't be the name of %s.".formatted(name, one(section)),
                    "A name here is %s.".formatted(expected));
        }
    }

    /** Free in its own section, and in those that fields which name it could mean instead. */
    private void requireFree(Section section, String name, List<Mention> all) {
        Set<Section> near = new LinkedHashSet<>(List.of(section));
        all.stream()
                .map(Mention::sections)
                .filter(kinds -> kinds.contains(section))
                .forEach(near::addAll);
        for (Section other : near) {
            Address taken = new Address(other.kind(), name);
            if (lab.references().isDefined(taken)) {
                SourceRange at = lab.references().definitions().get(taken);
                throw refusal("There is %s `%s` already, at %s.".formatted(one(other), name, at), "");
            }
        }
    }

    /** A name that may be of several sections is of the first of them that has it, as when it is bound. */
    private Section meant(Mention mention) {
        return mention.sections().stream()
                .filter(section -> lab.references().isDefined(new Address(section.kind(), mention.name())))
                .findFirst()
                .orElse(mention.sections().getFirst());
    }

    /** What the binder knows as a reference must be among what will be rewritten. */
    private void requireAll(Address thing, Map<String, Map<SourceRange, String>> edits) {
        List<SourceRange> places = new ArrayList<>(
                Optional.ofNullable(lab.references().definitions().get(thing)).stream()
                        .toList());
        for (SourceRange place : places) {
            if (!edits.getOrDefault(place.file(), Map.of()).containsKey(place)) {
                throw refusal("The name at %s can't be rewritten.".formatted(place), "Rename it by hand.");
            }
        }
    }

    /** Full names that follow from the entry's name, with what they become. */
    private Map<String, String> names(Section section, String before, String after) {
        Map<String, String> names = new TreeMap<>();
        if (section == Section.HOSTS || section == Section.GUESTS || section == Section.VIPS) {
            Set<Fqdn> domains =
                    new LinkedHashSet<>(lab.info().privateDomain().stream().toList());
            lab.networks().values().forEach(network -> lab.domainOf(network).ifPresent(domains::add));
            domains.forEach(domain -> names.put(before + "." + domain, after + "." + domain));
        }
        return names;
    }

    /** Whether everything that referred to the thing refers to it by its new name. */
    public static boolean isWhole(References before, References after, Address thing, Address renamed) {
        return after.isDefined(renamed)
                && !after.isDefined(thing)
                && after.usesOf(thing).isEmpty()
                && after.usesOf(renamed).size() == before.usesOf(thing).size();
    }

    static CroftException refusal(String summary, String hint) {
        Diagnostic.Builder problem = Diagnostic.error(CODE, summary);
        return new CroftException((hint.isEmpty() ? problem : problem.hint(hint)).build());
    }
}
