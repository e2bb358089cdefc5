package dev.homecroft.source;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2 into nodes with positions. It throws for no input: what is wrong with the bytes is in the result.
 *
 * <p>Limits: 1 MiB a file, 32 levels of nesting, 100 aliases that stand for 10,000 values together. One document a file,
 * keys are single values and differ, no tags but {@code !!str}, {@code !!seq} and {@code !!map}, no merge keys.
 */
public final class YamlReader {
    static final int MAX_BYTES = 1 << 20;

    private YamlReader() {}

    /** @param file path of the file relative to the lab's root, for the ranges */
    public static ParseResult read(String file, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return failed(List.of(Problems.tooLarge(file, bytes.length)));
        }
        try {
            return read(Decoder.decode(file, bytes));
        } catch (CroftException notText) {
            return failed(notText.diagnostics());
        }
    }

    static ParseResult read(SourceText text) {
        Optional<Diagnostic> control = Characters.firstControl(text);
        if (control.isPresent()) {
            return failed(List.of(control.get()));
        }
        List<Diagnostic> problems =
                new ArrayList<>(Characters.firstBidi(text).stream().toList());
        TreeBuilder builder = new TreeBuilder(text);
        Optional<YamlNode> root = Optional.empty();
        try {
            root = Optional.of(builder.document());
            problems.addAll(builder.problems());
        } catch (CroftException limit) {
            problems.addAll(builder.problems());
            problems.addAll(limit.diagnostics());
        } catch (YamlEngineException fault) {
            problems.addAll(builder.problems());
            problems.add(SyntaxFaults.explain(fault, text));
        }
        problems.sort(Diagnostic.BY_PLACE);
        return new ParseResult(root, problems);
    }

    private static ParseResult failed(List<Diagnostic> problems) {
        return new ParseResult(Optional.empty(), problems);
    }
}
