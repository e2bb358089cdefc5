package dev.homecroft.model.bind;

import dev.homecroft.model.Schematic;
import java.util.List;

/** What an image of Talos Linux has beyond its bare system. */
final class SchematicShapes {
    private static final Field<List<String>> EXTENSIONS = Field.of(
            "extensions",
            Types.listOf(Types.matching("an extension such as siderolabs/iscsi-tools", "[a-z0-9-]+/[a-z0-9._-]+")),
            "Official system extensions, such as siderolabs/iscsi-tools.");
    private static final Field<List<String>> KERNEL_ARGS =
            Field.of("kernel-args", Types.listOf(Types.TEXT), "Further arguments of the kernel, in their order.");
    private static final Field<Boolean> SECURE_BOOT =
            Field.of("secure-boot", Types.FLAG, "Whether it is signed for Secure Boot.");
    private static final Field<Boolean> CERTIFICATES = Field.of(
            "well-known-certificates", Types.FLAG, "Whether it enrolls the certificates of Microsoft as well.");
    private static final Field<String> IMAGE =
            Field.required("image", Types.TEXT, "Image of the overlay, such as siderolabs/sbc-raspberrypi.");
    private static final Field<String> NAME = Field.required("name", Types.TEXT, "Its name, such as rpi_generic.");
    private static final Field<Schematic.Overlay> OVERLAY = Field.of(
            "overlay",
            Links.nested(
                    Shape.of("an overlay", IMAGE, NAME),
                    entry -> new Schematic.Overlay(entry.must(IMAGE, ""), entry.must(NAME, ""))),
            "What a board needs to boot.");
    static final Field<Schematic> FIELD = Field.of(
            "schematic",
            Links.nested(
                    Shape.of("a schematic", EXTENSIONS, KERNEL_ARGS, SECURE_BOOT, CERTIFICATES, OVERLAY),
                    SchematicShapes::schematic),
            "What an image of Talos Linux has beyond its bare system, as the Image Factory is told it.");

    private SchematicShapes() {}

    private static Schematic schematic(Entry entry) {
        return new Schematic(
                entry.list(EXTENSIONS),
                entry.list(KERNEL_ARGS),
                entry.or(SECURE_BOOT, false),
                entry.or(CERTIFICATES, false),
                entry.get(OVERLAY),
                entry.origin());
    }
}
