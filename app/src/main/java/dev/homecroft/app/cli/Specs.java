package dev.homecroft.app.cli;

import dev.homecroft.kernel.Durations;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** Shorthand for the parts of a command's specification. */
final class Specs {
    private Specs() {}

    /** @param examples lines to be pasted */
    static CommandSpec command(Command command, String description, String... examples) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(command.name());
        spec.usageMessage()
                .description(description)
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%n")
                .footerHeading("%nExample:%n")
                .footer(Arrays.stream(examples).map(line -> "  " + line).toArray(String[]::new));
        return spec;
    }

    static OptionSpec flag(String description, String... names) {
        return option(names[0], names)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    static OptionSpec value(String label, String description, String... names) {
        return option(names[0], names)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** An option that takes one of a few words. */
    static OptionSpec choice(List<String> words, String description, String... names) {
        ITypeConverter<String> converter = word -> {
            if (words.contains(word)) {
                return word;
            }
            throw new TypeConversionException("expected " + String.join(" or ", words) + ", got '" + word + "'");
        };
        return option(names[0], names)
                .type(String.class)
                .converters(converter)
                .completionCandidates(words)
                .paramLabel(String.join("|", words))
                .description(description)
                .build();
    }

    /** An option that takes a length of time, such as {@code 6h}. */
    static OptionSpec duration(String description, String... names) {
        ITypeConverter<String> converter = text -> {
            if (Durations.tryParse(text).isPresent()) {
                return text;
            }
            throw new TypeConversionException("expected a length of time such as 6h, got '" + text + "'");
        };
        return option(names[0], names)
                .type(String.class)
                .converters(converter)
                .paramLabel("TIME")
                .description(description)
                .build();
    }

    /** An option that may be given more than once, each time with one or more values divided by commas. */
    static OptionSpec values(String label, String description, String... names) {
        return option(names[0], names)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .splitRegex(",")
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static OptionSpec.Builder option(String first, String... names) {
        String[] others = Arrays.copyOfRange(names, 1, names.length);
        return OptionSpec.builder(first, others).scopeType(ScopeType.LOCAL);
    }

    /** Any number of words. */
    static PositionalParamSpec words(String label, String description) {
        return PositionalParamSpec.builder()
                .index("0..*")
                .paramLabel(label)
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(description)
                .build();
    }

    /** @param arity such as {@code 1} or {@code 0..1} */
    static PositionalParamSpec word(int index, String label, String arity, String description) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .paramLabel(label)
                .arity(arity)
                .required(arity.startsWith("1"))
                .type(String.class)
                .description(description)
                .build();
    }
}
