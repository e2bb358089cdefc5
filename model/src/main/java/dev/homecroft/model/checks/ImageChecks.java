package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Image;
import dev.homecroft.model.Schematic;
import dev.homecroft.model.Section;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What guests are made from. */
final class ImageChecks {
    private static final Pattern FACTORY = Pattern.compile("/image/([0-9a-f]{64})/");

    private ImageChecks() {}

    static void checksums(Facts facts, Report report) {
        for (Image image : facts.lab().images().values()) {
            if (image.checksum().isEmpty()) {
                report.add(Diagnostic.warning(
                                CheckCodes.IMAGE_WITHOUT_CHECKSUM,
                                "Nothing tells whether the download of `%s` is what was meant.".formatted(image.name()))
                        .at(image.origin().key(), "no `checksum`")
                        .about(Facts.address(Section.IMAGES, image.name()))
                        .hint("Take the digest from the image's publisher: `checksum: sha256:…`."));
            }
        }
    }

    /** A URL of the Image Factory tells by its id what it is an image of. */
    static void schematics(Facts facts, Report report) {
        for (Image image : facts.lab().images().values()) {
            Matcher stated = FACTORY.matcher(
                    image.url().getPath() == null ? "" : image.url().getPath());
            Optional<String> id = image.schematic().flatMap(Schematic::id);
            if (id.isPresent() && stated.find() && !stated.group(1).equals(id.get())) {
                report.add(Diagnostic.error(
                                VirtCodes.SCHEMATIC_OTHER,
                                "The URL of `%s` is of another schematic than the one stated.".formatted(image.name()))
                        .at(image.origin().of("url"))
                        .context(image.origin().of("schematic"), "stated here")
                        .about(Facts.address(Section.IMAGES, image.name()))
                        .hint("The id of the schematic that is stated is `%s`.".formatted(id.get())));
            }
        }
    }
}
