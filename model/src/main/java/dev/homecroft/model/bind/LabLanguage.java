package dev.homecroft.model.bind;

import dev.homecroft.model.Section;
import dev.homecroft.model.language.Language;
import java.util.Optional;

/** The language that this binder reads. */
public final class LabLanguage {
    private LabLanguage() {}

    /** All sections with all fields, in canonical order. */
    public static Language whole() {
        return new Language(Sections.paths().stream()
                .map(SectionShapes::part)
                .flatMap(Optional::stream)
                .toList());
    }

    /** Whether the text may be the name of an entry of the section. */
    public static boolean isName(Section section, String name) {
        return LabBinder.isName(section, name);
    }
}
