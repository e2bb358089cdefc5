package dev.homecroft.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that could not be understood, in our words. */
final class UsageProblems {
    private UsageProblems() {}

    static String text(ParameterException fault) {
        CommandSpec spec = fault.getCommandLine().getCommandSpec();
        StringBuilder text = new StringBuilder("usage: ").append(words(fault)).append('\n');
        if (fault instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions = unmatched.getSuggestions();
            if (!suggestions.isEmpty()) {
                text.append("  hint: did you mean `")
                        .append(suggestions.getFirst())
                        .append("`?\n");
            }
        }
        return text.append("  help: ")
                .append(spec.qualifiedName(" "))
                .append(" --help\n")
                .toString();
    }

    private static String words(ParameterException fault) {
        if (fault instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String first = unmatched.getUnmatched().getFirst();
            CommandLine line = fault.getCommandLine();
            if (unmatched.isUnknownOption()) {
                return "there is no option `" + first + "`.";
            }
            boolean command = !line.getCommandSpec().subcommands().isEmpty();
            return command ? "there is no command `" + first + "`." : "`" + first + "` is one argument too many.";
        }
        String message = Objects.requireNonNullElse(fault.getMessage(), "The arguments do not fit together");
        return message.substring(0, 1).toLowerCase(Locale.ROOT)
                + message.substring(1).replace('\'', '`').replaceAll("\\.?$", ".");
    }
}
