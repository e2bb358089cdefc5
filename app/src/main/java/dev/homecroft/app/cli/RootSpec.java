package dev.homecroft.app.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code croft} itself: its commands, and what the help says of all of them. */
final class RootSpec {
    private RootSpec() {}

    static CommandSpec of(List<Command> commands) {
        CommandSpec root = CommandSpec.create().name("croft");
        root.usageMessage()
                .description("The control plane for the lab under your desk.")
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%n")
                .optionListHeading("%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes())
                .footerHeading("%nExample:%n")
                .footer(
                        "  croft check              # every problem of the lab in this folder",
                        "  croft plan               # what apply would do",
                        "  croft up examples/tower --sandbox");
        commands.forEach(command -> root.addSubcommand(command.name(), command.spec()));
        Options.addGeneral(root);
        root.addOption(OptionSpec.builder("--version", "-V")
                .type(boolean.class)
                .description("the version")
                .build());
        return root;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        Stream.of(ExitCode.values()).forEach(code -> codes.put(pad(code.number()), code.meaning()));
        return codes;
    }

    private static String pad(int number) {
        char[] spaces = new char[Math.max(0, 3 - Integer.toString(number).length())];
        Arrays.fill(spaces, ' ');
        return new String(spaces) + number;
    }
}
