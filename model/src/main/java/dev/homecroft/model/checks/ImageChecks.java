package dev.homecroft.model.checks;

import dev.homecroft.kernel.Diagnostic;
import dev.homecroft.model.Image;
import dev.homecroft.model.Section;

/** What guests are made from. */
final class ImageChecks {
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
}
