package dev.homecroft.app.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The options that several commands take. */
final class Options {
    static final String OUTPUT = "--output";
    static final String COLOR = "--color";
    static final String LAB = "--lab";
    static final String LIVE = "--live";
    static final String YES = "--yes";
    static final String DESTROY = "--destroy";
    static final String DRY_RUN = "--dry-run";
    static final String FOLDER = "LAB";

    private Options() {}

    /** For every command, and for those below it. */
    static CommandSpec addGeneral(CommandSpec spec) {
        spec.addOption(Specs.choice(List.of("text", "json"), "form of the answer", OUTPUT, "-o"));
        spec.addOption(Specs.choice(List.of("auto", "always", "never"), "colours; auto is for terminals only", COLOR));
        spec.addOption(OptionSpec.builder("--help", "-h")
                .type(boolean.class)
                .usageHelp(true)
                .description("this help")
                .build());
        spec.subcommands().values().forEach(child -> addGeneral(child.getCommandSpec()));
        return spec;
    }

    /** For commands that work on a lab. */
    static CommandSpec addLab(CommandSpec spec) {
        return spec.addOption(Specs.value("DIR", "the lab's folder; else the one around this folder", LAB))
                .addOption(Specs.flag("the real systems, even while a sandbox runs", LIVE));
    }

    /** For commands that work on a lab's files alone. */
    static CommandSpec addFiles(CommandSpec spec) {
        return spec.addOption(Specs.value("DIR", "the lab's folder; else the one around this folder", LAB));
    }

    static PositionalParamSpec labFolder() {
        return Specs.word(0, FOLDER, "0..1", "the lab's folder, the same as --lab");
    }

    static OptionSpec yes() {
        return Specs.flag("does not ask", YES, "-y");
    }

    static OptionSpec destroy() {
        return Specs.values("NAME", "allows the destruction of this thing; may be repeated", DESTROY);
    }
}
